using System.Collections.Immutable;
using System.Text.Json;

namespace CareRules;

/// <summary>
/// What was decided for a patient, on what, and by which rules: kept by a host so that it can be derived again, byte for byte, years later.
/// It names the patient's items only where asked to include them; acknowledgements, which a host keeps of the patient, are in it as they were given. Immutable and thread-safe.
/// </summary>
public sealed class DecisionRecord
{
    private readonly string json;

    private DecisionRecord(string json, DecisionContent content)
    {
        this.json = json;
        Content = content;
    }

    /// <summary>The date for which the patient was evaluated.</summary>
    public DateOnly AsOf => Content.AsOf;

    /// <summary>The sections that were supplied, as they are written on the command line.</summary>
    public ImmutableArray<string> Supplied => Content.Supplied;

    /// <summary>The version of this library that decided.</summary>
    public string Engine => Content.Engine;

    /// <summary><c>sha256:</c> and the digest of the whole record of the patient as it was read.</summary>
    public string Input => Content.Input;

    /// <summary>Whether it holds everything that is known of the patient.</summary>
    public bool IncludesPatient => Content.Patient is not null;

    /// <summary>What was asked of the evaluation, its limit of number and the acknowledgements included: ask the same to derive it again. The default for a record that does not say.</summary>
    public EvaluationOptions Options => Content.Asked;

    internal DecisionContent Content { get; }

    /// <summary>Records a result.</summary>
    /// <param name="result">A result of <see cref="RuleSet.Evaluate"/>.</param>
    /// <param name="includePatient">Whether the record holds everything that is known of the patient, and not its digest alone.</param>
    /// <exception cref="InvalidOperationException">The result was read from JSON: it does not hold what it was made of.</exception>
    public static DecisionRecord Of(EvaluationResult result, bool includePatient = false)
    {
        ArgumentNullException.ThrowIfNull(result);
        DecisionContent content = DecisionContent.Of(result, includePatient);
        return new DecisionRecord(content.ToJson(), content);
    }

    /// <summary>Reads a record that <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The JSON text.</param>
    /// <exception cref="FormatException">It is not a decision record.</exception>
    public static DecisionRecord Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return new DecisionRecord(json.TrimEnd('\n'), DecisionContent.Parse(json));
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new FormatException("The text is not a decision record.");
        }
    }

    /// <summary>The record as canonical JSON: one line, fixed order, no line end. Equal decisions give equal bytes.</summary>
    public string ToJson() => json;

    /// <summary>
    /// Makes the changes of rules that the host had made in code: what it disabled, and whose severity it set. Code maps and predicates are the host's own: the
    /// record says whether they are the same, and you add them.
    /// </summary>
    /// <param name="options">Where the packs have been added.</param>
    public CareRulesOptions ApplyTo(CareRulesOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Content.Host.ApplyTo(options);
        return options;
    }

    /// <summary>What another record of the same decision says differently, a sentence each; empty when both are the same byte for byte.</summary>
    /// <param name="now">The record as it is derived now.</param>
    public ImmutableArray<string> Differences(DecisionRecord now)
    {
        ArgumentNullException.ThrowIfNull(now);
        ImmutableArray<string> found = [.. DecisionComparison.Of(Content, now.Content)];
        string then = Content.IsOlder ? Content.ToJson() : json;
        return !found.IsEmpty || string.Equals(then, now.json, StringComparison.Ordinal) ? found : ["The two records are written differently."];
    }

    /// <summary>Prints no value.</summary>
    public override string ToString() => nameof(DecisionRecord);
}
