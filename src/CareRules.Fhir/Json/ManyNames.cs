namespace CareRules.Fhir.Json;

/// <summary>The names of objects that have very many, one set a level: comparing each with each would take hours for a hostile text.</summary>
internal sealed class ManyNames
{
    /// <summary>So many names of an object are compared one by one.</summary>
    public const int Few = 48;

    private readonly HashSet<string>?[] levels = new HashSet<string>?[JsonPayload.MaxDepth];

    public bool Holds(int level) => levels[level] is not null;

    /// <summary>Adds a name; false when it was there.</summary>
    public bool Add(int level, string name) => levels[level]!.Add(name);

    /// <summary>Begins a set with the names that an object has so far, and adds another; false when it was there.</summary>
    public bool Enter(int level, ReadOnlySpan<byte> text, ReadOnlySpan<JsonRow> rows, int holder, string next)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        for (int i = holder + 1; i < rows.Length; i = rows[i].Next)
        {
            names.Add(JsonNames.Read(text, rows[i].Name));
        }

        levels[level] = names;
        return names.Add(next);
    }

    /// <summary>The object has ended.</summary>
    public void Leave(int level) => levels[level] = null;
}
