using CareRules.Fhir.Json;

namespace CareRules.Fhir.Elements;

/// <summary>The objects of a JSON array, in order; anything else in it is a fault.</summary>
internal readonly struct FhirElements
{
    private readonly JsonItem json;
    private readonly ElementFaults faults;

    public FhirElements(JsonItem json, ElementFaults faults)
    {
        this.json = json;
        this.faults = faults;
    }

    public int Count => faults is null ? 0 : json.Count;

    public Enumerator GetEnumerator() => new(json, faults);

    internal struct Enumerator
    {
        private readonly ElementFaults faults;
        private JsonItem.Enumerator items;

        public Enumerator(JsonItem json, ElementFaults faults)
        {
            this.faults = faults;
            items = faults is null ? default : json.GetEnumerator();
        }

        public FhirElement Current { get; private set; }

        public bool MoveNext()
        {
            while (faults is not null && items.MoveNext())
            {
                if (items.Current.IsObject)
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
