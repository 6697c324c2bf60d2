using System.CommandLine;
using CareRules.Clinical;
using CareRules.Tool.Output;

namespace CareRules.Tool.Patients;

/// <summary>The <c>--supplied</c> of a run: which sections the user says are complete, beside those that the file supplies itself.</summary>
internal static class SuppliedOption
{
    private static readonly (string Name, RecordSection Section)[] Names = [.. Enum.GetValues<RecordSection>().Select(static s => (KebabNames.Of(s), s))];

    public static Option<string?> Create() => new("--supplied")
    {
        Description = "Sections that are complete as they stand: all, or a list such as conditions,medications.",
        HelpName = "all|SECTION,…",
    };

    public static IReadOnlyCollection<RecordSection> Parse(string? text)
    {
        if (text is null)
        {
            return [];
        }

        return text == "all" ? FhirReadOptions.AllSections : [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Section)];
    }

    private static RecordSection Section(string name)
    {
        foreach ((string known, RecordSection section) in Names)
        {
            if (string.Equals(known, name, StringComparison.Ordinal))
            {
                return section;
            }
        }

        throw new ToolException(ExitStatus.Usage, $"`{name}` is not a section; there are all, {string.Join(", ", Names.Select(static n => n.Name))}.");
    }
}
