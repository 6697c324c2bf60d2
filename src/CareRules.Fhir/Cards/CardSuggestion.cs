using System.Text.Json;
using CareRules.Fhir.Output;

namespace CareRules.Fhir.Cards;

/// <summary>A suggestion of one action.</summary>
/// <param name="Label">What the button says; the description of the action too.</param>
/// <param name="Deletes">The reference of the draft that is removed; null when something is made.</param>
/// <param name="Creates">Writes the inside of the resource that is made; null when something is removed.</param>
internal sealed record CardSuggestion(string Label, string? Deletes, Action<Utf8JsonWriter>? Creates)
{
    public static CardSuggestion Removing(string name, string draft) => new(CardText.Short($"Remove the draft of {name}"), draft, null);

    public static CardSuggestion Ordering(string name, Action<Utf8JsonWriter> resource) => new(CardText.Short($"Order {name}"), null, resource);

    /// <summary>Writes the inside of the suggestion.</summary>
    public void Write(Utf8JsonWriter json, string id)
    {
        json.WriteString("label", Label);
        json.WriteString("uuid", id);
        json.Objects("actions", [this], static (action, suggestion) =>
        {
            action.WriteString("type", suggestion.Deletes is null ? "create" : "delete");
            action.WriteString("description", suggestion.Label);
            if (suggestion.Deletes is { } draft)
            {
                action.WriteString("resourceId", draft);
            }
            else if (suggestion.Creates is { } resource)
            {
                action.Object("resource", resource);
            }
        });
    }
}
