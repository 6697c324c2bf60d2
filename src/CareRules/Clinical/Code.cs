namespace CareRules.Clinical;

/// <summary>A code in a code system, with the name under which it was recorded.</summary>
/// <remarks>Two codes are the same fact when system and value are equal (ordinal); the display never decides anything.</remarks>
public readonly record struct Code
{
    /// <summary>Makes a code.</summary>
    /// <param name="system">The URI of the code system, or one of the aliases that <see cref="CodeSystems"/> knows (<c>snomed</c>, <c>rxnorm</c>, …).</param>
    /// <param name="value">The code itself.</param>
    /// <param name="display">The name recorded with it, if any.</param>
    public Code(string system, string value, string? display = null)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(value);
        System = CodeSystems.Resolve(system);
        Value = value;
        Display = display;
    }

    /// <summary>The URI of the code system.</summary>
    public string System { get; }

    /// <summary>The code.</summary>
    public string Value { get; }

    /// <summary>The name recorded with the code; never used to decide anything.</summary>
    public string? Display { get; }

    /// <summary>Equal when system and value are.</summary>
    public bool Equals(Code other) =>
        string.Equals(System, other.System, StringComparison.Ordinal) && string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(System, Value);

    /// <summary>Prints no value: a code tells what a patient has.</summary>
    public override string ToString() => nameof(Code);
}
