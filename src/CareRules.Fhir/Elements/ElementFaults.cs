using System.Text;

namespace CareRules.Fhir.Elements;

/// <summary>Collects, for the resource that is being read, the first element that is not what FHIR R4 asks for.</summary>
internal sealed class ElementFaults
{
    /// <summary>The name of that element; null when all was well so far.</summary>
    public string? First { get; private set; }

    public void Add(ReadOnlySpan<byte> element) => First ??= Encoding.UTF8.GetString(element);

    public void Clear() => First = null;
}
