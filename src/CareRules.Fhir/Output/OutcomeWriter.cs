using System.Text.Json;

namespace CareRules.Fhir.Output;

/// <summary>Writes the OperationOutcome: rules that failed or are out of force, and what a person should know of the record.</summary>
internal static class OutcomeWriter
{
    public static void Write(Utf8JsonWriter json, EvaluationResult result)
    {
        Message[] messages = [.. Messages.Of(result)];
        Narrative.Write(json, [], messages.Select(static m => m.Text));
        json.Objects("issue", messages, static (issue, message) =>
        {
            issue.WriteString("severity", message.Severity);
            issue.WriteString("code", message.Code);
            issue.Object("details", details => details.Text("text", message.Text));
        });
    }
}
