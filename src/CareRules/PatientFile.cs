using System.Collections.Immutable;
using CareRules.Binding;
using CareRules.Clinical;
using CareRules.Diagnostics;
using CareRules.Syntax;
using CareRules.Text;

namespace CareRules;

/// <summary>A native patient file: a <c>patient:</c> block with its <c>as-of</c> date, written with the concepts of a rule set, with codes, or both.</summary>
public sealed class PatientFile
{
    private PatientFile(PatientRecord patient, DateOnly? asOf)
    {
        Patient = patient;
        AsOf = asOf;
    }

    /// <summary>The record.</summary>
    public PatientRecord Patient { get; }

    /// <summary>The file's own as-of date; null when it names none.</summary>
    public DateOnly? AsOf { get; }

    /// <summary>Reads a native patient file.</summary>
    /// <param name="text">The text, YAML or JSON.</param>
    /// <param name="path">What the file is called in messages.</param>
    /// <param name="rules">The rules whose concepts it may name.</param>
    /// <param name="today">The date from which a stated age is reckoned when the file names no <c>as-of</c>.</param>
    /// <exception cref="UnreadablePatientException">The file cannot be read; the message names the place and the reason, never a value.</exception>
    public static PatientFile Read(string text, string path, RuleSet rules, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(rules);
        DiagnosticBag diagnostics = new();
        SourceText source = SourceText.From(path, text);
        RuleFileSyntax file = RuleParser.ParsePatient(source, diagnostics, default);
        ImmutableArray<string> packs = [.. rules.Packs.Select(static p => p.Id)];
        BindContext context = new(source, new PackScope(packs.Length > 0 ? packs[0] : "", packs), rules.Bound.Names, diagnostics);
        if (file.Root["patient"] is not YamlMapping && !diagnostics.HasErrors)
        {
            // Nothing at all must not pass for a patient who has nothing.
            throw new UnreadablePatientException("CR5001", source.LocationOf(default).ToString(), "There is no `patient`.");
        }

        PartialDate? asOf = context.Date(file.Root["as-of"]);
        PatientRecord patient = PatientBinder.Bind(context, file.Root["patient"], asOf?.Earliest ?? today);
        if (diagnostics.ToSorted().FirstOrDefault(static d => d.Severity == DiagnosticSeverity.Error) is { } fault)
        {
            // The sentence of a diagnostic repeats what the author wrote; here that would be a value of a patient.
            throw new UnreadablePatientException(fault.Code, fault.Location.ToString(), DiagnosticCatalog.Title(fault.Code) + ".");
        }

        return new PatientFile(patient, asOf?.Earliest);
    }
}
