using static CareRules.Syntax.CommonShapes;

namespace CareRules.Syntax;

/// <summary>Who answers for a rule.</summary>
internal static class GovernanceShapes
{
    private static readonly MappingShape Approval = new(
        "an approval",
        [
            Key("role", Prose, "In what role the rule was approved.").Required,
            Key("name", Prose, "Who approved it.").Required,
            Key("registration", Label, "The professional registration."),
            Key("on", Date, "The day of the approval."),
            Key("digest", Label, "The digest of what was approved: any edit of the rule voids the approval."),
        ]);

    private static readonly MappingShape Canaries = new(
        "a pair of canaries",
        [
            Key("must-fire", ListOf(Label), "Patients for whom the rule must speak."),
            Key("must-not-fire", ListOf(Label), "Patients for whom it must stay silent."),
        ]);

    public static readonly MappingShape Governance = new(
        "a governance block",
        [
            Key("status", Word("draft", "review", "active", "suspended", "retired", "shadow"), "Whether the rule speaks; `active` where nothing is said."),
            Key("protected", Flag, "Whether a local pack or a host must name who approved it before it disables the rule or lowers its severity."),
            Key("author", Prose, "Who wrote the rule."),
            Key("reviewers", OneOrMore(Prose), "Who reviewed it."),
            Key("approvals", ListOf(Approval), "Who approved it, in what role, and what exactly was approved."),
            Key("version", Label, "The version of the rule."),
            Key("review-by", Date, "When the rule is to be looked at again."),
            Key("hazards", OneOrMore(Label), "The hazards of the hazard log that the rule touches."),
            Key("controls", OneOrMore(Prose), "What keeps the hazards in check."),
            Key("limitations", OneOrMore(Prose), "What the rule does not see."),
            Key("supersedes", OneOrMore(Label), "The rules that this one replaces."),
            Key("change-reason", Prose, "Why the rule was last changed."),
            Key("expected-rate", new ChoiceShape(Label, null, new AnyShape()), "How often the rule is expected to speak."),
            Key("intended-use", Prose, "What the rule is for."),
            Key("audience", OneOrMore(Prose), "Who reads what it says."),
            Key("population", Prose, "For which patients it is meant."),
            Key("exclusions", OneOrMore(Prose), "For which it is not."),
            Key("function", Prose, "Whether it informs or drives a decision."),
            Key("worst-case-severity", Label, "The worst harm that a fault of the rule can do."),
            Key("time-critical", Flag, "Whether a delay does harm."),
            Key("missing-data", new AnyShape(), "What the rule does without each of its inputs, and why."),
            Key("inputs", new AnyShape(), "What the rule reads."),
            Key("alternatives", OneOrMore(Prose), "What else was considered."),
            Key("canaries", Canaries, "Patients with which a loaded rule is tried at start-up."),
        ]);
}
