using System.Text.Json;
using CareRules;
using CareRules.Clinical;
using EhrHost.Advice;
using EhrHost.Web;

namespace EhrHost.Cds;

/// <summary>The service of CDS Hooks 2.0: discovery, three hooks, feedback.</summary>
internal static class CdsHooksEndpoints
{
    public static void MapCdsHooks(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder services = app.MapGroup("/cds-services");
        services.MapGet("", Discover);
        services.MapPost("/{id}", Answer);
        services.MapPost("/{id}/feedback", Accept);
    }

    private static IResult Discover(Adviser adviser)
    {
        SortedDictionary<string, string> prefetch = Prefetch.TemplatesFor(adviser.Requirements);
        return Results.Ok(new { services = CdsService.All.Select(s => new { s.Hook, s.Title, s.Description, s.Id, prefetch }) });
    }

    private static async Task<IResult> Answer(string id, HttpRequest http, Adviser adviser)
    {
        CdsService service = CdsService.Find(id) ?? throw Refusal.NotFound("There is no such service.");
        using JsonDocument body = await http.ReadJsonAsync();
        HookRequest request = HookRequest.Of(body.RootElement, service);
        PatientRecord patient = PrefetchedRecord.Of(request, adviser.Requirements);
        string answer = request.DraftOrders is { } drafts
            ? Changes(adviser, patient, DraftOrders.Read(drafts, request.PatientId))
            : CdsHooks.ToCards(adviser.Evaluate(patient, adviser.Today), new CdsCardOptions { OrderableCode = Catalogue.OrderCodeOf });
        return Results.Text(answer, "application/json");
    }

    private static async Task<IResult> Accept(string id, HttpRequest http, Decisions decisions)
    {
        _ = CdsService.Find(id) ?? throw Refusal.NotFound("There is no such service.");
        using JsonDocument body = await http.ReadJsonAsync();
        foreach (Feedback feedback in Feedback.Read(body.RootElement))
        {
            // What was accepted goes away when the record changes; what was closed without a reason is nobody's decision.
            if (feedback.Override is { } reason)
            {
                decisions.Keep(feedback.Card, new Decision(reason, feedback.On, Until: null));
            }
        }

        return Results.Ok();
    }

    private static string Changes(Adviser adviser, PatientRecord patient, IReadOnlyList<Fact> drafts) => CdsHooks.ToCards(
        adviser.WhatIf(patient, adviser.Today, drafts),
        new CdsCardOptions { OrderableCode = Catalogue.OrderCodeOf, DraftOrders = [.. drafts.Select(static d => d.Source).OfType<string>()] });
}
