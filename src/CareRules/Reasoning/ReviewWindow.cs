using CareRules.Model;

namespace CareRules.Reasoning;

/// <summary>When a check may be done: from a first to a last day, both inclusive, and the day on which it is due.</summary>
internal readonly record struct ReviewWindow(DateOnly From, DateOnly Due, DateOnly By)
{
    /// <summary>Due an interval after the last one, at once if there is none; some time early, some time late.</summary>
    public static ReviewWindow Of(Duration every, Duration? early, Duration? grace, DateOnly? last, DateOnly asOf)
    {
        DateOnly due = last is { } done ? every.After(done) : asOf;
        return new ReviewWindow(early?.Before(due) ?? due, due, grace?.After(due) ?? due);
    }

    /// <summary>What serves both: the earlier due date and the earlier deadline; what one rule allows early serves the other as well.</summary>
    public ReviewWindow And(ReviewWindow other) => new(Min(From, other.From), Min(Due, other.Due), Min(By, other.By));

    public ReviewStatus StatusOn(DateOnly asOf) =>
        asOf < From ? ReviewStatus.NotDue : asOf <= By ? ReviewStatus.Due : ReviewStatus.Overdue;

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;
}
