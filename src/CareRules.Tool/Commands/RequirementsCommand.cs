using System.CommandLine;
using System.Text.Json;
using CareRules.Tool.Output;
using CareRules.Tool.Packs;

namespace CareRules.Tool.Commands;

/// <summary><c>requirements</c>: what a host must fetch so that the rules can decide.</summary>
internal static class RequirementsCommand
{
    private const int CodesShown = 12;

    public static Command Create(ToolIo io)
    {
        Option<string[]> packs = PackOption.Create();
        Option<string> format = FormatOption.Create("text", "json");
        Command command = new("requirements", "What a host must fetch: sections, how far back, and the codes that are looked for.") { packs, format };
        command.SetAction(parsed =>
        {
            DataRequirements needed = LoadedPacks.LoadOrEnd(parsed.GetValue(packs) ?? [], io).DataRequirements;
            io.Out.Write(parsed.GetRequiredValue(format) == "json" ? Json(needed) + "\n" : Text(needed));
            return ExitStatus.Done;
        });
        return command;
    }

    private static string Text(DataRequirements needed)
    {
        List<string> lines = [$"of the patient: {Demographics(needed)}"];
        foreach (SectionRequirement section in needed.Sections)
        {
            lines.Add("");
            lines.Add($"{KebabNames.Of(section.Section)}: {section.LookBack ?? "the whole past"}");
            foreach ((string system, System.Collections.Immutable.ImmutableArray<string> codes) in section.Codes)
            {
                string more = codes.Length > CodesShown ? $" … ({codes.Length} in all)" : "";
                lines.Add($"  {system}: {string.Join(", ", codes.Take(CodesShown))}{more}");
            }
        }

        lines.Add("");
        lines.Add("`--format json` lists every code.");
        return string.Join('\n', lines) + "\n";
    }

    private static string Demographics(DataRequirements needed) => (needed.NeedsBirthDate, needed.NeedsSex) switch
    {
        (true, true) => "birth date and sex",
        (true, false) => "birth date",
        (false, true) => "sex",
        _ => "nothing",
    };

    private static string Json(DataRequirements needed) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("birthDate", needed.NeedsBirthDate);
        json.WriteBoolean("sex", needed.NeedsSex);
        json.WriteStartArray("sections");
        foreach (SectionRequirement section in needed.Sections)
        {
            json.WriteStartObject();
            json.WriteString("section", KebabNames.Of(section.Section));
            json.WriteString("lookBack", section.LookBack);
            json.WriteStartObject("codes");
            foreach ((string system, System.Collections.Immutable.ImmutableArray<string> codes) in section.Codes)
            {
                json.WritePropertyName(system);
                JsonSerializer.Serialize(json, codes);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
