using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Explanations;
using CareRules.Model;

namespace CareRules;

/// <summary>Looks for the smallest patient who meets two criteria: each way of meeting both is tried, fact by fact, and what can be left out is left out.</summary>
internal sealed class ConflictWitness
{
    private const int Age = 50;

    private readonly EvaluationPlan plan;
    private readonly DateOnly asOf;
    private readonly PatientRecord bare;
    private readonly CriterionWays ways;

    public ConflictWitness(EvaluationPlan plan, DateOnly asOf)
    {
        this.plan = plan;
        this.asOf = asOf;
        bare = new PatientRecordBuilder().SupplyAll().BirthDate(asOf.AddYears(-Age)).Sex(Sex.Female).Build();
        ways = new CriterionWays(Over(bare));
    }

    /// <summary>Null where none is found; that proves nothing.</summary>
    public PatientRecord? Find(Criterion a, Criterion b, CancellationToken cancellation)
    {
        PatientRecord? smallest = null;
        foreach (ImmutableArray<CriterionWays.Demand> way in ways.Of(a, b))
        {
            cancellation.ThrowIfCancellationRequested();
            if (Meet(way) is { } patient && Meets(patient, a, b))
            {
                patient = Reduced(patient, a, b);
                smallest = smallest is null || Size(patient) < Size(smallest) ? patient : smallest;
            }

            if (smallest is not null && Size(smallest) == 0)
            {
                break;
            }
        }

        return smallest;
    }

    private PatientRecord? Meet(ImmutableArray<CriterionWays.Demand> way)
    {
        PatientRecord patient = bare;
        foreach (CriterionWays.Demand demand in way.OrderBy(static d => d.Leaf is AgeCriterion or SexCriterion ? 0 : 1))
        {
            EvaluationContext context = Over(patient);
            if (CriterionEvaluator.Evaluate(demand.Leaf, context) == Kleene.Of(demand.Wanted))
            {
                continue;
            }

            PatientRecord? turned = Edits(demand, context).Select(e => RecordEdit.Apply(e, patient))
                .FirstOrDefault(p => CriterionEvaluator.Evaluate(demand.Leaf, Over(p)) == Kleene.Of(demand.Wanted));
            if (turned is null)
            {
                return null;
            }

            patient = turned;
        }

        return patient;
    }

    private IEnumerable<RecordEdit[]> Edits(CriterionWays.Demand demand, EvaluationContext context)
    {
        LeafEdits edits = new(context);
        return demand.Leaf switch
        {
            CountCriterion count when demand.Wanted => edits.Further(count.Query, count.Value).Select(static e => new[] { e }),
            CountCriterion => [],
            ScoreCriterion score => Points(score, context),
            SequenceThenCriterion c when demand.Wanted => Facts((c.First, asOf.AddDays(-2)), (c.Then, asOf.AddDays(-1))),
            SequenceWithoutCriterion c when demand.Wanted => Facts((c.First, c.Within.Before(asOf).AddDays(-1))),
            TogetherCriterion c when demand.Wanted => Facts([.. c.Of.Select(o => (o, asOf))]),
            _ => edits.Making(demand.Wanted, demand.Leaf).OrderBy(static e => e.Distance).Select(static e => new[] { e }),
        };
    }

    private IEnumerable<RecordEdit[]> Facts(params (Criterion Leaf, DateOnly On)[] events)
    {
        ImaginedFacts imagined = new(Over(bare));
        Fact?[] facts = [.. events.Select(e => e.Leaf.Query() is { } query ? imagined.For(query, e.On) : null)];
        return facts.Any(static f => f is null) ? [] : [[new RecordEdit { Words = "", With = [.. facts.OfType<Fact>()] }]];
    }

    // Points are added one part after the other, the most first, until the score is what is asked for.
    private IEnumerable<RecordEdit[]> Points(ScoreCriterion score, EvaluationContext context)
    {
        List<RecordEdit> chosen = [];
        foreach (CriterionPart part in plan.Scores[score.Score].Parts.OfType<CriterionPart>().OrderByDescending(static p => p.Points))
        {
            foreach (ImmutableArray<CriterionWays.Demand> way in ways.Of(part.When).Take(1))
            {
                foreach (CriterionWays.Demand demand in way)
                {
                    EvaluationContext now = Over(RecordEdit.Apply(chosen, context.View.Record));
                    chosen.AddRange(new LeafEdits(now).Making(demand.Wanted, demand.Leaf).Take(1));
                }
            }

            yield return [.. chosen];
        }
    }

    // None of what is left can be left out.
    private PatientRecord Reduced(PatientRecord patient, Criterion a, Criterion b)
    {
        foreach (Fact fact in RecordParts.Facts(patient).ToArray())
        {
            PatientRecord fewer = RecordParts.With(patient, RecordParts.Facts(patient).Where(f => !ReferenceEquals(f, fact)));
            patient = Meets(fewer, a, b) ? fewer : patient;
        }

        return patient;
    }

    private bool Meets(PatientRecord patient, Criterion a, Criterion b)
    {
        EvaluationContext context = Over(patient);
        return CriterionEvaluator.Evaluate(a, context) == Truth.True && CriterionEvaluator.Evaluate(b, context) == Truth.True;
    }

    private static int Size(PatientRecord patient) => RecordParts.Facts(patient).Count();

    private EvaluationContext Over(PatientRecord record) => new(plan, record, asOf, EvaluationSettings.Default);
}
