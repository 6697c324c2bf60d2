namespace CareRules.Fhir.Json;

/// <summary>One value of a JSON text. The rows of a container follow it, in the order of the text.</summary>
internal struct JsonRow
{
    /// <summary>The hash of the property's name, unescaped; 0 for an item of an array.</summary>
    public uint Hash;

    /// <summary>Where the property's name begins, after its quotation mark; the complement of that when it holds an escape.</summary>
    public int Name;

    /// <summary>Where the value begins; its first byte tells what it is.</summary>
    public int Start;

    /// <summary>Where the value has ended.</summary>
    public int End;

    /// <summary>The row after this value and all that is in it.</summary>
    public int Next;

    /// <summary>For an object, the bits of its names; for an array, how many items; for a text, 1 when it holds an escape.</summary>
    public uint Mark;
}
