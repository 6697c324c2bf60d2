using System.Text.Json;
using CareRules.Clinical;
using CareRules.Explanations;

namespace CareRules;

/// <summary>Writes the parts of the published JSON that several rules make together.</summary>
internal static class CareJsonWriter
{
    public static void WriteTarget(Utf8JsonWriter json, MeasureTarget target)
    {
        json.WriteStartObject();
        json.WriteString("measure", target.Measure);
        json.WriteString("status", KebabNames.Of(target.Status));
        json.WriteString("effective", target.Effective);
        WriteCurrent(json, target);
        json.WriteList("from", target.From, WriteSide);
        if (target.Prefer is null)
        {
            json.WriteNull("resolution");
        }
        else
        {
            json.WriteStartObject("resolution");
            json.WriteString("prefer", target.Prefer);
            json.WriteString("rule", target.PreferredRule);
            json.WriteString("because", target.Because);
            json.WriteStrings("outweighed", target.Outweighed);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public static void WriteReview(Utf8JsonWriter json, ReviewDue review)
    {
        json.WriteStartObject();
        json.WriteString("rule", review.Rules.FirstOrDefault());
        json.WriteString("check", review.Check);
        json.WriteString("last", review.Last?.ToString());
        json.WriteString("due", Day(review.Due));
        json.WriteString("status", KebabNames.Of(review.Status));
        WriteNumber(json, "overdueDays", review.OverdueDays);
        json.WriteString("next", Day(review.Next));
        json.WriteString("booked", review.Booked?.ToString());
        json.WriteStrings("responsible", review.Responsible);
        json.WriteStrings("rules", review.Rules);
        json.WriteEndObject();
    }

    public static void WritePlan(Utf8JsonWriter json, VisitPlan? plan)
    {
        if (plan is null)
        {
            json.WriteNull("plan");
            return;
        }

        json.WriteStartObject("plan");
        json.WriteList("visits", plan.Visits, WriteVisit);
        json.WriteNumber("replacesVisits", plan.ReplacesVisits);
        json.WriteStartObject("mdt");
        json.WriteBoolean("needed", plan.MdtNeeded);
        json.WriteStrings("who", plan.MdtWho);
        json.WriteString("because", plan.MdtBecause);
        json.WriteEndObject();
        if (plan.IsCareTeamKnown)
        {
            json.WriteList("careTeam", plan.CareTeam, WriteMember);
        }
        else
        {
            json.WriteNull("careTeam");
        }

        json.WriteEndObject();
    }

    private static void WriteMember(Utf8JsonWriter json, CareTeamMember member)
    {
        json.WriteStartObject();
        json.WriteString("role", member.Role);
        json.WriteString("title", member.Title);
        json.WriteString("name", member.Name);
        json.WriteString("source", member.Source);
        json.WriteEndObject();
    }

    public static void WriteScore(Utf8JsonWriter json, ScoreLine score)
    {
        json.WriteStartObject();
        json.WriteString("id", score.Id);
        WriteNumber(json, "value", score.Value);
        WriteNumber(json, "min", score.Min);
        WriteNumber(json, "max", score.Max);
        json.WriteList("parts", score.Parts, static (writer, part) =>
        {
            writer.WriteStartObject();
            WriteNumber(writer, "points", part.Points);
            writer.WriteString("label", part.Label);
            writer.WriteEndObject();
        });
        json.WriteEndObject();
    }

    public static void WriteMetric(Utf8JsonWriter json, MetricMembership metric)
    {
        json.WriteStartObject();
        json.WriteString("id", metric.Id);
        WriteTruth(json, "denominator", metric.Denominator);
        WriteTruth(json, "exclusion", metric.Exclusion);
        WriteTruth(json, "numerator", metric.Numerator);
        WriteTruth(json, "exception", metric.Exception);
        json.WriteEndObject();
    }

    private static void WriteCurrent(Utf8JsonWriter json, MeasureTarget target)
    {
        if (target.Current is not { } current)
        {
            json.WriteNull("current");
            return;
        }

        json.WriteStartObject("current");
        json.WriteNumber("value", current.Value);
        json.WriteString("unit", current.Unit);
        if (current.Comparator != QuantityComparator.Equal)
        {
            json.WriteString("comparator", QuantityText.Comparator(current.Comparator));
        }

        json.WriteString("date", target.CurrentDate?.ToString());
        json.WriteString("source", target.CurrentSource);
        json.WriteEndObject();
    }

    private static void WriteSide(Utf8JsonWriter json, RuleReason side)
    {
        json.WriteStartObject();
        json.WriteString("rule", side.Rule);
        json.WriteString("goal", side.Goal);
        json.WriteString("aim", side.Aim);
        json.WriteList("evidence", side.Evidence, RecommendationJsonWriter.WriteCitation);
        json.WriteEndObject();
    }

    private static void WriteVisit(Utf8JsonWriter json, PlannedVisit visit)
    {
        json.WriteStartObject();
        json.WriteString("from", Day(visit.From));
        json.WriteString("by", Day(visit.By));
        json.WriteStrings("checks", visit.Checks);
        json.WriteStrings("testsBefore", visit.TestsBefore);
        json.WriteStrings("who", visit.Who);
        json.WriteStrings("rules", visit.Rules);
        json.WriteEndObject();
    }

    private static string? Day(DateOnly? day) => day is { } d ? PartialDate.Of(d).ToString() : null;

    private static void WriteNumber(Utf8JsonWriter json, string name, decimal? number)
    {
        if (number is { } value)
        {
            // The digits of a sum are not recorded anywhere: a whole number is written without decimals.
            json.WriteNumber(name, value / 1.0000000000000000000000000000m);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void WriteTruth(Utf8JsonWriter json, string name, bool? truth)
    {
        if (truth is { } value)
        {
            json.WriteBoolean(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
