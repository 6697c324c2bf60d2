using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Fhir.Elements;
using CareRules.Fhir.Records;
using CareRules.Fhir.Reporting;

namespace CareRules.Fhir.Resources;

/// <summary>
/// Goal, with the measures that it aims at. A quantity with a comparator is one end of the aim and keeps the comparator, which tells
/// whether that end is included; one without is both ends.
/// </summary>
internal static class GoalReader
{
    public static void Read(FhirElement resource, ReadContext context)
    {
        Concept code = Concept.Of(resource.Get("description"u8));
        FactStatus stated = context.Stated(StatusWords.Goal, "lifecycleStatus"u8);
        context.DoubtModifiers(resource.List("target"u8));
        PartialDate? start = resource.Date("startDate"u8);
        context.Add(new CareFact
        {
            Source = context.Source,
            Item = CareItem.Goal,
            Codes = code.Codes,
            Text = code.Text,
            Period = start is null ? null : new DatePeriod(start, null),
            Recorded = resource.Date("statusDate"u8),
            Targets = Targets(resource, context),
            Status = context.Status(stated),
        });
        context.Supply(RecordSection.Goals, stated != FactStatus.EnteredInError);
    }

    private static ImmutableArray<GoalTarget> Targets(FhirElement resource, ReadContext context)
    {
        ImmutableArray<GoalTarget>.Builder targets = ImmutableArray.CreateBuilder<GoalTarget>();
        foreach (FhirElement target in resource.List("target"u8))
        {
            (Quantity? low, Quantity? high) = Aim(target);
            ImmutableArray<Code> measure = Concept.Of(target.Get("measure"u8)).Codes;
            bool hasAim = low is not null || high is not null;
            if (!hasAim)
            {
                context.Notice(FhirNotices.NotUsable(context.Source, "target"));
            }

            // Half a target is kept: what cannot be read may differ from what the rules aim at, and is said to be unknown.
            if (hasAim || !measure.IsEmpty)
            {
                targets.Add(new GoalTarget { Measure = measure, Low = low, High = high });
            }
        }

        return targets.DrainToImmutable();
    }

    private static (Quantity? Low, Quantity? High) Aim(FhirElement target)
    {
        if (target.Get("detailRange"u8) is { Exists: true } range)
        {
            return (Quantities.ReadOrNull(range.Get("low"u8)), Quantities.ReadOrNull(range.Get("high"u8)));
        }

        return Quantities.ReadOrNull(target.Get("detailQuantity"u8)) is not { } aim ? (null, null) : aim.Comparator switch
        {
            QuantityComparator.LessThan or QuantityComparator.LessOrEqual => (null, aim),
            QuantityComparator.GreaterThan or QuantityComparator.GreaterOrEqual => (aim, null),
            _ => (aim, aim),
        };
    }
}
