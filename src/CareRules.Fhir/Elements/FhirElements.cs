using System.Text.Json;

namespace CareRules.Fhir.Elements;

/// <summary>The objects of a JSON array, in order; anything else in it is a fault.</summary>
internal readonly struct FhirElements
{
    private readonly JsonElement json;
    private readonly ElementFaults faults;

    public FhirElements(JsonElement json, ElementFaults faults)
    {
        this.json = json;
        this.faults = faults;
    }

    public int Count => faults is null ? 0 : json.GetArrayLength();

    public Enumerator GetEnumerator() => new(json, faults);

    internal struct Enumerator
    {
        private readonly ElementFaults faults;
        private JsonElement.ArrayEnumerator items;

        public Enumerator(JsonElement json, ElementFaults faults)
        {
            this.faults = faults;
            items = faults is null ? default : json.EnumerateArray();
        }

        public FhirElement Current { get; private set; }

        public bool MoveNext()
        {
            while (faults is not null && items.MoveNext())
            {
                if (items.Current.ValueKind == JsonValueKind.Object)
                {
                    Current = new FhirElement(items.Current, faults);
                    return true;
                }

                faults.Add("array item"u8);
            }

            return false;
        }
    }
}
