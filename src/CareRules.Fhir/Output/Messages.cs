namespace CareRules.Fhir.Output;

/// <summary>What a reader of the result must be told beside recommendations and gaps.</summary>
internal sealed record Message(string Severity, string Code, string Text)
{
    /// <summary>Issue severity of FHIR.</summary>
    public string Severity { get; } = Severity;

    /// <summary>Issue type of FHIR.</summary>
    public string Code { get; } = Code;
}

/// <summary>Collects the messages of a result: what went wrong first.</summary>
internal static class Messages
{
    public static IEnumerable<Message> Of(EvaluationResult result)
    {
        if (result.NotEvaluated is { } why)
        {
            yield return new Message("information", "informational", OutputWords.NotEvaluated(why));
        }

        foreach (RuleFailure failure in result.Failures)
        {
            yield return new Message("error", "exception", $"The rule {failure.Rule} could not be evaluated: {failure.Text} [{failure.Code}]");
        }

        foreach (SuppressedRecommendation suppressed in result.Suppressed)
        {
            yield return new Message("information", "suppressed", OutputWords.Suppressed(suppressed));
        }

        foreach (RuleNotInForce rule in result.Completeness.NotInForce)
        {
            string by = rule.By is null ? "" : $" by {rule.By}";
            string because = rule.Because is null ? "" : $": {rule.Because}";
            yield return new Message("information", "suppressed", $"The rule {rule.Rule} is {rule.Why}{by}{because}");
        }

        foreach (Clinical.RecordNotice notice in result.Notices)
        {
            yield return new Message("information", "informational", notice.Source is null ? $"{notice.Text} [{notice.Code}]" : $"{notice.Source}: {notice.Text} [{notice.Code}]");
        }
    }
}
