using CareRules.Clinical;
using CareRules.Tool.Output;
using CareRules.Tool.Patients;

namespace CareRules.Tool.Population;

/// <summary>Evaluates patients on all cores and hands the outcomes on in the order of the input.</summary>
internal sealed class PopulationRun(RuleSet rules, AsOfChoice asOf, DateOnly today, bool explain)
{
    public IEnumerable<PopulationOutcome> Run(IEnumerable<PopulationItem> items, CancellationToken cancellation) =>
        items.AsParallel().AsOrdered().WithCancellation(cancellation).WithMergeOptions(ParallelMergeOptions.AutoBuffered).Select(Evaluate);

    private PopulationOutcome Evaluate(PopulationItem item)
    {
        try
        {
            PatientRecord record = item.Read();
            EvaluationResult result = rules.Evaluate(record, asOf.For(record, today));
            return new PopulationOutcome(result.ToJson(explain: explain)) { Result = result, Record = record };
        }
        catch (UnreadablePatientException unreadable)
        {
            return Rejected(item, unreadable.Code, unreadable.At, unreadable.Reason);
        }
        catch (InvalidDataException)
        {
            return Rejected(item, "CR5001", null, "The compressed file is damaged.");
        }
    }

    private static PopulationOutcome Rejected(PopulationItem item, string code, string? place, string reason)
    {
        string at = string.Join(": ", new[] { item.At, place }.Where(static p => !string.IsNullOrEmpty(p)));
        string line = JsonText.Write(
            json =>
            {
                json.WriteStartObject();
                json.WriteNumber("schema", 1);
                json.WriteString("patient", item.Patient);
                json.WriteStartObject("error");
                json.WriteString("code", code);
                json.WriteString("at", at);
                json.WriteString("text", reason);
                json.WriteEndObject();
                json.WriteEndObject();
            },
            indented: false);
        return new PopulationOutcome(line) { Rejection = $"{(item.Patient is null ? "" : $"{item.Patient}: ")}{at}: {reason} [{code}]" };
    }
}
