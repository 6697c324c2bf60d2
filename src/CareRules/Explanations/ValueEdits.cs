using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Explanations;

/// <summary>Other values of an observation: the nearest on the other side of the test, in the unit in which the author wrote it.</summary>
internal sealed class ValueEdits(EvaluationContext context)
{
    private readonly ImaginedFacts imagined = new(context);

    public IEnumerable<RecordEdit> Making(bool wanted, ObservationQuery query)
    {
        ImmutableArray<FactMatch> used = new DecidingFacts(context).Of(new FactCriterion(query, Nowhere), [query], context.Answer(query));
        ObservationFact[] deciding = [.. used.Select(static m => m.Fact).OfType<ObservationFact>()];
        ObservationFact[] all = [.. context.View.Observations.Of(query.Concept).Select(static e => e.Fact).Where(ReadingReader.HasValue)];
        if (query.Answer is not null)
        {
            return wanted ? [One(query, null, "is", deciding.Length > 0 ? deciding : [])] : Removed(deciding, query);
        }

        return query.Test is { } test ? Values(wanted, query, test, deciding, all) : [];
    }

    private static SourceLocation Nowhere { get; } = new("", 1, 1, 1, 1);

    private IEnumerable<RecordEdit> Values(bool wanted, ObservationQuery query, QuantityTest test, ObservationFact[] deciding, ObservationFact[] all)
    {
        decimal step = Boundary.Step(test, context.Plan.Concepts[query.Concept.Index]);
        decimal? now = deciding is [.., { Value: { } value }] && context.Tables.Scale(query.Concept).Read(value) is { Lower: { } low } && low.Value.TryToDecimal(out decimal read) ? read : null;
        ImmutableArray<decimal> numbers = wanted ? Boundary.Meeting(test, step) : Boundary.Missing(test, step);
        foreach (decimal number in now is { } n ? numbers.OrderBy(v => Math.Abs(v - n)) : numbers.AsEnumerable())
        {
            Quantity nearest = new(number, test.Unit.Length == 0 ? "1" : test.Unit);
            decimal distance = now is { } known ? Math.Abs(number - known) / step : 0;
            string words = Words(wanted, query, test, deciding);
            if (deciding.Length > 0)
            {
                yield return Replace(deciding, nearest, words, distance);
            }

            if (all.Length > deciding.Length)
            {
                yield return Replace(all, nearest, words, distance);
            }

            yield return One(query, nearest, words, []) with { Distance = distance };
            if (query.Last is { } last)
            {
                yield return new RecordEdit { Words = words, With = [.. Spread(query, nearest, last)], CanBeDone = true, Distance = distance, Supplied = Unsupplied };
            }
        }
    }

    private string Words(bool wanted, ObservationQuery query, QuantityTest test, ObservationFact[] deciding)
    {
        string title = FactNames.Title(query.Concept, context.Plan);
        string mode = query.Mode switch
        {
            ObservationMode.AnyValue => wanted ? "a" : "every",
            ObservationMode.EveryValue => wanted ? "every" : "a",
            ObservationMode.Latest => "the latest",
            _ => $"the {KebabNames.Of(query.Mode)}",
        };
        string now = deciding is [.., { Value: { } value }] ? $" (now {QuantityText.ForReaders(value)})" : "";
        return $"{mode} {title} were {(wanted ? TestWords.Of(test) : TestWords.Not(test))}{TestWords.In(query.Within)}{now}";
    }

    private RecordEdit One(ObservationQuery query, Quantity? value, string words, ObservationFact[] without) => new()
    {
        Words = query.Answer is { } answer ? $"{FactNames.Title(query.Concept, context.Plan)} were {FactNames.Title(answer, context.Plan)}" : words,
        Without = [.. without], With = [imagined.Observation(query, value)], CanBeDone = true, Supplied = Unsupplied,
    };

    // The newest of what was not supplied is known only once it is supplied.
    private RecordSection? Unsupplied => context.View.IsSupplied(RecordSection.Observations) ? null : RecordSection.Observations;

    private IEnumerable<RecordEdit> Removed(ObservationFact[] facts, ObservationQuery query) =>
        facts.Length == 0 || query.Answer is not { } answer ? []
        : [new RecordEdit { Words = $"{FactNames.Title(query.Concept, context.Plan)} were not {FactNames.Title(answer, context.Plan)}", Without = [.. facts], With = [.. facts.Select(f => Copy(f, null))], CanBeDone = true }];

    private static RecordEdit Replace(ObservationFact[] facts, Quantity value, string words, decimal distance) =>
        new() { Words = words, Without = [.. facts], With = [.. facts.Select(f => Copy(f, value))], CanBeDone = true, Distance = distance };

    private IEnumerable<Fact> Spread(ObservationQuery query, Quantity value, int last)
    {
        int days = query.Apart is { } apart ? context.AsOf.DayNumber - apart.Length.Before(context.AsOf).DayNumber + 1 : last - 1;
        for (int i = 0; i < last; i++)
        {
            yield return imagined.Observation(query, value, context.AsOf.AddDays(-(days * i / Math.Max(1, last - 1))));
        }
    }

    // A coded answer becomes another one: a code that no concept holds.
    private static ObservationFact Copy(ObservationFact fact, Quantity? value) => new()
    {
        Source = fact.Source, Codes = fact.Codes, Text = fact.Text, Status = fact.Status, Encounter = fact.Encounter, Reasons = fact.Reasons,
        Effective = fact.Effective, Period = fact.Period, Issued = fact.Issued, Value = value, ValueCodes = value is null ? [new Code(CodeSystems.Concept, "-")] : [],
    };
}
