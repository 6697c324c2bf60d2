using System.Globalization;
using CareRules.Clinical;
using CareRules.Diagnostics;
using CareRules.Syntax;

namespace CareRules.Binding;

/// <summary>
/// Reads the <c>patient:</c> block of a rule test or of a native patient file into a record. Facts written with concepts are coded in
/// <see cref="CodeSystems.Concept"/>. Every section counts as supplied unless <c>supplied</c> or <c>not-supplied</c> says otherwise.
/// </summary>
internal static class PatientBinder
{
    private static readonly (string Key, RecordSection Section)[] Sections =
    [
        ("conditions", RecordSection.Conditions), ("medications", RecordSection.Medications), ("allergies", RecordSection.Allergies),
        ("observations", RecordSection.Observations), ("procedures", RecordSection.Procedures), ("immunisations", RecordSection.Immunisations),
        ("encounters", RecordSection.Encounters), ("orders", RecordSection.Orders), ("family-history", RecordSection.FamilyHistory),
        ("care-team", RecordSection.CareTeam), ("care-plans", RecordSection.CarePlans), ("goals", RecordSection.Goals),
        ("consents", RecordSection.Consents), ("carers", RecordSection.Carers),
    ];

    /// <summary>The words for sections, as written in files and on the command line.</summary>
    public static IEnumerable<string> SectionWords => Sections.Select(static s => s.Key);

    public static RecordSection? SectionOf(string word) =>
        Array.Find(Sections, s => string.Equals(s.Key, word, StringComparison.Ordinal)) is { Key: not null } found ? found.Section : null;

    public static PatientRecord Bind(BindContext context, YamlNode? node, DateOnly asOf)
    {
        PatientRecordBuilder builder = new();
        if (node is not YamlMapping map)
        {
            return builder.SupplyAll().Build();
        }

        builder.Source(BindContext.Text(map["id"]));
        builder.BirthDate(Birth(context, map, asOf));
        builder.Sex(BindContext.Word<Sex>(map["sex-for-clinical-use"] ?? map["sex"]) ?? Sex.Unknown);
        if (map["deceased"] is YamlScalar deceased && deceased.Text != "false")
        {
            builder.Deceased(deceased.Text == "true" ? null : context.Date(deceased));
        }

        foreach ((string key, RecordSection section) in Sections)
        {
            int number = 0;
            foreach (YamlNode item in BindContext.Items(map[key]))
            {
                number++;
                string source = string.Create(CultureInfo.InvariantCulture, $"{key}/{number}");
                foreach (Fact fact in PatientItemBinder.Bind(new ItemContext(context, section, source), item))
                {
                    builder.Add(fact);
                }
            }
        }

        Supply(context, builder, map);
        return builder.Build();
    }

    // A person of a stated age has their birthday on the as-of date.
    private static PartialDate? Birth(BindContext context, YamlMapping map, DateOnly asOf)
    {
        if (map["born"] is { } born)
        {
            return context.Date(born);
        }

        int? age = context.Integer(map["age"]);
        return age is >= 0 and < 200 && asOf.Year > age ? asOf.AddYears(-age.Value) : null;
    }

    private static void Supply(BindContext context, PatientRecordBuilder builder, YamlMapping map)
    {
        if (map["supplied"] is { } supplied)
        {
            builder.Supply([.. SectionsOf(context, supplied)]);
        }
        else
        {
            builder.SupplyAll();
            builder.Withhold([.. SectionsOf(context, map["not-supplied"])]);
        }

        foreach (YamlEntry entry in BindContext.Entries(map["reaches-back"]))
        {
            if (Section(context, entry.Key) is { } section && context.Date(entry.Value) is { } since)
            {
                builder.ReachesBackTo(section, since.Earliest);
            }
        }
    }

    private static IEnumerable<RecordSection> SectionsOf(BindContext context, YamlNode? node) =>
        BindContext.Items(node).OfType<YamlScalar>().Where(static s => s.Text != "none").SelectMany(s => s.Text == "all" ? Enum.GetValues<RecordSection>() : Section(context, s) is { } one ? [one] : []);

    private static RecordSection? Section(BindContext context, YamlScalar word)
    {
        if (SectionOf(word.Text) is { } section)
        {
            return section;
        }

        context.Diagnostics.ReportUnknownName(context.At(word), "section of the record", word.Text, SectionWords);
        return null;
    }
}
