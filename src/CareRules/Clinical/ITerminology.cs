namespace CareRules.Clinical;

/// <summary>
/// A host's own terminology: which codes stand below another. Asked only while rules are compiled, for codes that a rule names with all below them
/// (<c>"&lt;&lt; 73211009"</c>); its version becomes part of the digest of each pack that asks. Called by one thread at a time.
/// </summary>
public interface ITerminology
{
    /// <summary>The edition, such as <c>SNOMED CT UK 2026-04-01</c>; another edition is another version.</summary>
    string Version { get; }

    /// <summary>All codes below one, at whatever depth; whether the code itself is among them does not matter.</summary>
    /// <param name="system">The URI of the code system.</param>
    /// <param name="code">The code.</param>
    /// <returns>Null where the terminology does not have the system: then a rule that needs it is an error, never a smaller meaning. Empty where nothing stands below.</returns>
    IEnumerable<string>? Descendants(string system, string code);
}
