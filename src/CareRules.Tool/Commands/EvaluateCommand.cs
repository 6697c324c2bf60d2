using System.CommandLine;
using CareRules.Clinical;
using CareRules.Tool.Output;
using CareRules.Tool.Packs;
using CareRules.Tool.Patients;

namespace CareRules.Tool.Commands;

/// <summary><c>evaluate --patient FILE</c>: what the rules say of one patient, and what proposed orders would change.</summary>
internal static class EvaluateCommand
{
    private const string Fhir = "fhir";
    private const string CdsHooksCards = "cds-hooks";

    public static Command Create(ToolIo io)
    {
        Option<string[]> packs = PackOption.Create();
        Option<string> patient = PatientInput.Option();
        Option<string?> asOf = AsOfChoice.Option();
        Option<string?> supplied = SuppliedOption.Create();
        Option<string> format = FormatOption.Create("text", "json", "markdown", "html", "html-patient", Fhir, CdsHooksCards);
        Option<bool> explain = new("--explain") { Description = "With --format json: each recommendation carries its explanation, and each silent rule the sentence that says why." };
        Option<string?> propose = new("--propose") { Description = "Draft orders (a FHIR resource or a Bundle): prints what they would change.", HelpName = "FILE" };
        Option<string?> acknowledged = AcknowledgedOption.Create();
        Option<string?> record = new("--record") { Description = "Writes the decision record, which `replay` derives again.", HelpName = "FILE" };
        Option<bool> include = new("--include-patient") { Description = "The decision record holds the patient's items, not their digest alone." };
        Command command = new("evaluate", "Evaluates one patient.") { packs, patient, asOf, supplied, format, explain, propose, acknowledged, record, include };
        command.SetAction(parsed =>
        {
            string form = parsed.GetRequiredValue(format);
            string? orders = parsed.GetValue(propose);
            if (orders is not null && form is ("html" or "html-patient" or Fhir))
            {
                // A page or a Bundle of the changed record would read as if the orders were given.
                throw new ToolException(ExitStatus.Usage, $"What proposed orders would change has no format `{form}`; it has text, json, markdown and cds-hooks.");
            }

            AsOfChoice date = AsOfChoice.Parse(parsed.GetValue(asOf), io.Today);
            IReadOnlyCollection<RecordSection> sections = SuppliedOption.Parse(parsed.GetValue(supplied));
            RuleSet rules = LoadedPacks.LoadOrEnd(parsed.GetValue(packs) ?? [], io);
            (PatientRecord read, DateOnly? own) = PatientInput.Read(parsed.GetRequiredValue(patient), rules, sections, io.Today);
            DateOnly day = date.For(read, own ?? io.Today);
            return AcknowledgedOption.With(parsed.GetValue(acknowledged), options =>
            {
                string printed = orders is not null
                    ? WhatIf(rules, read, day, PatientInput.ReadProposed(orders), form, options)
                    : Print(rules.Evaluate(read, day, options), form, parsed.GetValue(explain));
                if (parsed.GetValue(record) is { } path)
                {
                    Record(path, rules.Evaluate(read, day, options), parsed.GetValue(include));
                }

                io.Out.Write(printed);
                return ExitStatus.Done;
            });
        });
        return command;
    }

    private static string Print(EvaluationResult result, string format, bool explain) => format switch
    {
        "json" => result.ToJson(indented: true, explain) + "\n",
        "markdown" => result.ToMarkdown(),
        "html" => result.ToHtml(),
        "html-patient" => result.ToPatientHtml(),
        Fhir => FhirResults.ToBundle(result, indented: true) + "\n",
        CdsHooksCards => CdsHooks.ToCards(result, indented: true) + "\n",
        _ => result.ToText(),
    };

    private static string WhatIf(RuleSet rules, PatientRecord record, DateOnly day, IReadOnlyList<Fact> orders, string format, EvaluationOptions options)
    {
        WhatIfResult result = rules.WhatIf(record, day, orders, options);
        return format switch
        {
            "json" => result.ToJson(indented: true) + "\n",
            "markdown" => result.ToMarkdown(),
            CdsHooksCards => CdsHooks.ToCards(result, new CdsCardOptions { DraftOrders = [.. orders.Select(static o => o.Source).OfType<string>()] }, indented: true) + "\n",
            _ => result.ToText(),
        };
    }

    private static void Record(string path, EvaluationResult result, bool includePatient)
    {
        using OutputFile file = new(path);
        file.Writer.Write(DecisionRecord.Of(result, includePatient).ToJson() + "\n");
        file.Complete();
    }
}
