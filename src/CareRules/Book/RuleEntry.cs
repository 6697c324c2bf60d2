using System.Collections.Immutable;
using System.Globalization;
using CareRules.Explanations;
using CareRules.Model;

namespace CareRules.Book;

/// <summary>One rule with all that a reviewer asks of it: its logic in words, what it says, what it rests on, its tests and who answers for it.</summary>
internal sealed class RuleEntry(BookPlan book)
{
    private readonly CriterionList criteria = new(book);

    public void Write(HtmlText html, RuleDefinition rule)
    {
        html.Line($"<article class=\"rule\" id=\"{HtmlText.Safe(BookPlan.Anchor(rule.Pack, rule.Id))}\">")
            .Element("h3", rule.Title)
            .Line(Tags(rule));
        if (rule.Governance.Status != RuleStatus.Active)
        {
            html.Line($"<p class=\"quiet\">{Status(rule.Governance.Status)}</p>");
        }

        foreach (Overlay overlay in rule.Overlays)
        {
            html.Markup("<p class=\"quiet\">").Words(Change(overlay)).Line("</p>");
        }

        html.Line("<h4>When</h4>").Line($"<div class=\"when\">{criteria.Of(rule.When)}</div>");
        RulePayloadText.Write(html, rule, book);
        html.Line("<h4>Evidence</h4>").List(rule.Evidence.IsEmpty ? ["None is named."] : [.. rule.Evidence.Select(Evidence)]);
        Tests(html, rule);
        Governance(html, rule);
        Related(html, rule);
        html.Line("<p class=\"decision\">Reviewed by <span></span> role <span></span> date <span></span> approve / change / reject</p>").Line("</article>");
    }

    public static string Tags(RuleDefinition rule)
    {
        string severity = rule.Payload switch
        {
            RecommendPayload p => $"<span class=\"tag {KebabNames.Of(p.Severity)}\">{KebabNames.Of(p.Severity)}</span> ",
            TargetPayload => "<span class=\"tag\">target</span> ",
            _ => "<span class=\"tag\">review</span> ",
        };
        return $"<p class=\"tags\">{severity}<span class=\"tag {KebabNames.Of(rule.Governance.Status)}\">{KebabNames.Of(rule.Governance.Status)}</span> <span class=\"tag\">{KebabNames.Of(rule.Category)}</span> <code>{HtmlText.Safe(BookPlan.Name(rule))}</code></p>";
    }

    private static string Status(RuleStatus status) => status switch
    {
        RuleStatus.Draft => "A draft: it speaks only when a host asks for drafts.",
        RuleStatus.Review => "Under review: it speaks only when a host asks for drafts.",
        RuleStatus.Suspended => "Suspended: it never speaks.",
        RuleStatus.Retired => "Retired: it never speaks.",
        _ => "A shadow rule: it is evaluated and counted, never shown.",
    };

    private static string Change(Overlay overlay)
    {
        string what = overlay switch
        {
            RuleDisabled => "taken out of force",
            RuleSeveritySet s => $"set to severity {KebabNames.Of(s.Severity)}",
            ParameterSet p => $"with its threshold {p.Target} set to {QuantityText.Number(p.Value)} {p.Unit}",
            _ => "with codes added",
        };
        string who = overlay.ApprovedBy is { } by ? $", approved by {by}" : "";
        return $"Changed by the pack {overlay.Pack}: {what}, because {overlay.Because}{who}{(overlay.On is { } on ? $", {on}" : "")}.";
    }

    private static string Evidence(Citation citation)
    {
        string name = citation.Url is { } url && IsWebAddress(url)
            ? $"<a class=\"out\" rel=\"noopener noreferrer\" href=\"{HtmlText.Safe(url)}\">{HtmlText.Safe(citation.Source)}</a>"
            : HtmlText.Safe(citation.Url is { } other ? $"{citation.Source} ({other})" : citation.Source);
        string[] details =
        [
            .. new[]
            {
                citation.Section,
                citation.Strength is { } strength ? $"strength: {strength}" : null,
                citation.Certainty is { } certainty ? $"certainty: {certainty}" : null,
                citation.Published is { } date ? $"published {date}" : null,
            }.OfType<string>(),
        ];
        return details.Length == 0 ? name : $"{name}; {HtmlText.Safe(string.Join("; ", details))}";
    }

    private static bool IsWebAddress(string url) =>
        url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    private void Tests(HtmlText html, RuleDefinition rule)
    {
        RuleTest[] tests = [.. book.TestsOf(rule)];
        html.Line(string.Create(CultureInfo.InvariantCulture, $"<h4>Tests ({tests.Length})</h4>"))
            .List(tests.Length == 0 ? ["None names this rule."] : [.. tests.Select(t => Test(t, rule))], "tests");
    }

    private static string Test(RuleTest test, RuleDefinition rule)
    {
        string name = BookPlan.Name(rule);
        string expected = test.Fires.Contains(name) ? "fires" : test.Silent.Contains(name) ? "silent" : "undetermined";
        string[] more =
        [
            .. rule.Payload is TargetPayload ? test.Targets.Select(static t => $"{t.Key} {t.Value}") : [],
            .. rule.Payload is ReviewPayload ? test.Reviews.Select(static r => $"{r.Key} {KebabNames.Of(r.Value)}") : [],
            .. test.NothingElse ? ["nothing else is said"] : Array.Empty<string>(),
        ];
        return $"<span class=\"expect {expected}\">{expected}</span> {HtmlText.Safe(test.Name)}{(more.Length == 0 ? "" : $" <span class=\"note\">({HtmlText.Safe(string.Join("; ", more))})</span>")}";
    }

    private static void Governance(HtmlText html, RuleDefinition rule)
    {
        Governance governance = rule.Governance;
        html.Line("<h4>Governance</h4>").Line("<dl>")
            .Term("Approved by", governance.Approvals.IsEmpty ? "nobody yet" : string.Join("; ", governance.Approvals.Select(Approval)))
            .Term("Author", Text(governance.Author))
            .Term("Review by", Text(governance.ReviewBy?.ToString()))
            .Term("Protected", governance.IsProtected ? "disabled or lowered only with a named approval" : null)
            .Term("Hazards", Text(string.Join("; ", governance.Hazards)))
            .Term("Last change", Text(governance.ChangeReason))
            .Term("Supersedes", Text(governance.Supersedes))
            .Term("Limitations", Text(string.Join(" ", governance.Limitations)))
            .Term("Written in", $"<code>{HtmlText.Safe(string.Create(CultureInfo.InvariantCulture, $"{rule.At.Path}, line {rule.At.Line}"))}</code>")
            .Line("</dl>");
    }

    private static string Approval(Approval approval)
    {
        string[] parts = [.. new[] { approval.Name, approval.Role, approval.Registration, approval.On?.ToString(), approval.Digest }.OfType<string>()];
        return HtmlText.Safe(string.Join(", ", parts));
    }

    private static string? Text(string? words) => string.IsNullOrEmpty(words) ? null : HtmlText.Safe(words);

    private void Related(HtmlText html, RuleDefinition rule)
    {
        ImmutableArray<RuleDefinition> related = RelatedRules.Of(rule, book);
        string[] resolutions = [.. ResolutionEntry.LinksFor(rule, book)];
        if (related.IsEmpty && resolutions.Length == 0)
        {
            return;
        }

        html.Line("<h4>Related</h4>").List([.. resolutions.Select(static r => $"Weighed against others: {r}"), .. related.Select(book.Link)], "related");
    }
}
