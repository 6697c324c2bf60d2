using CareRules.Clinical;

namespace CareRules.Evaluation.Firing;

/// <summary>What is found out about one patient on one day. Used by one thread at a time, cleared as far as it was written.</summary>
internal sealed class FiringMemory
{
    private readonly List<(int Atom, Fact Fact)> moreFacts = [];
    private readonly Fact?[] firstFacts;
    private readonly int[] touched;
    private readonly int[] seenMeasures;
    private readonly int[] fired;
    private readonly int[] met;
    private readonly bool[] isMet;
    private EvaluationContext? heads;
    private int touchedCount;
    private int seenCount;
    private int metCount;

    public FiringMemory(FiringIndex index)
    {
        Index = index;
        State = new byte[index.Atoms.Length];
        State[0] = AtomState.True;
        firstFacts = new Fact?[index.Atoms.Length];
        touched = new int[index.Atoms.Length];
        Newest = new NewestValue[index.Measures.Length];
        Answered = new bool[index.Groups.Length];
        seenMeasures = new int[index.Measures.Length];
        fired = new int[index.Rules.Length];
        met = new int[index.Rules.Length];
        isMet = new bool[index.Rules.Length];
        Candidates = new int[index.LargestBucket + 1];
    }

    public FiringIndex Index { get; }

    /// <summary>By atom.</summary>
    public byte[] State { get; }

    /// <summary>By measure.</summary>
    public NewestValue[] Newest { get; }

    /// <summary>By threshold group: whether its newest value was read.</summary>
    public bool[] Answered { get; }

    public int[] Candidates { get; }

    /// <summary>The age, once it was asked for.</summary>
    public AgeRange? Age { get; set; }

    /// <summary>What the absence of a condition or a medication means.</summary>
    public byte NoCondition { get; set; }

    /// <summary>The same for a medication.</summary>
    public byte NoMedication { get; set; }

    /// <summary>The patient; null while nobody uses the memory.</summary>
    public PatientRecord? Record { get; private set; }

    public DateOnly AsOf { get; private set; }

    public EvaluationSettings Settings { get; private set; } = EvaluationSettings.Default;

    /// <summary>The facts of one rule while they are gathered.</summary>
    public List<Fact> Found { get; } = [];

    /// <summary>The definitions that a walk over one rule has been in: each is walked once.</summary>
    public HashSet<int> Entered { get; } = [];

    public ReadOnlySpan<int> Touched => touched.AsSpan(0, touchedCount);

    public ReadOnlySpan<int> SeenMeasures => seenMeasures.AsSpan(0, seenCount);

    public int FiredCount { get; private set; }

    /// <summary>The rules that fire, in the order of the plan.</summary>
    public ReadOnlySpan<int> Fired()
    {
        Span<int> rules = fired.AsSpan(0, FiredCount);
        rules.Sort();
        return rules;
    }

    /// <summary>The view of the record that the heads need; made only when the first is asked.</summary>
    public EvaluationContext HeadContext => heads ??= new EvaluationContext(Index.Plan, Record!, AsOf, Settings);

    public void Begin(PatientRecord record, DateOnly asOf, EvaluationSettings settings, EvaluationContext? context = null) =>
        (Record, AsOf, Settings, heads) = (record, asOf, settings, context);

    /// <summary>What the heads say of an atom.</summary>
    public LeafResult AskHeads(int atom) => LeafEvaluator.Of(Index.Atoms[atom].Leaf!, HeadContext);

    public void Set(int atom, byte state)
    {
        if (State[atom] == AtomState.NotAsked)
        {
            touched[touchedCount++] = atom;
            State[atom] = state;
        }
        else if (state == AtomState.True)
        {
            State[atom] = state;
        }
    }

    /// <summary>A fact makes an atom true.</summary>
    public void SetTrue(int atom, Fact fact)
    {
        switch (State[atom])
        {
            case AtomState.True:
                AddFact(atom, fact);
                return;
            case AtomState.NotAsked:
                touched[touchedCount++] = atom;
                break;
            default:
                break;
        }

        State[atom] = AtomState.True;
        firstFacts[atom] = fact;
    }

    /// <summary>Adds the facts that make an atom true, in the order of the record.</summary>
    public void AddFacts(int atom, List<Fact> found)
    {
        if (firstFacts[atom] is not { } first)
        {
            return;
        }

        FactPass.Add(found, first);
        foreach ((int one, Fact fact) in moreFacts)
        {
            if (one == atom)
            {
                FactPass.Add(found, fact);
            }
        }
    }

    public void See(int measure) => seenMeasures[seenCount++] = measure;

    /// <summary>Whether a rule that stands in several buckets is met for the first time.</summary>
    public bool IsNew(int rule)
    {
        if (isMet[rule])
        {
            return false;
        }

        isMet[rule] = true;
        met[metCount++] = rule;
        return true;
    }

    public void Fire(int rule) => fired[FiredCount++] = rule;

    public void Clear()
    {
        foreach (int atom in Touched)
        {
            State[atom] = AtomState.NotAsked;
            firstFacts[atom] = null;
        }

        foreach (int measure in SeenMeasures)
        {
            foreach (int group in Index.Measures[measure].Groups)
            {
                Answered[group] = false;
            }

            Newest[measure] = default;
        }

        for (int i = 0; i < metCount; i++)
        {
            isMet[met[i]] = false;
        }

        moreFacts.Clear();
        Found.Clear();
        Entered.Clear();
        (touchedCount, seenCount, metCount, FiredCount) = (0, 0, 0, 0);
        (Record, heads, Age) = (null, null, null);

        // The settings may hold what was answered about the patient.
        Settings = EvaluationSettings.Default;
    }

    // Several codes of one item may lead to the same concept; it stays one item.
    private void AddFact(int atom, Fact fact)
    {
        if (!ReferenceEquals(firstFacts[atom], fact))
        {
            moreFacts.Add((atom, fact));
        }
    }
}

/// <summary>The newest value of a measure, as far as the fast reading understands it.</summary>
internal record struct NewestValue
{
    /// <summary>The item; null when none was seen.</summary>
    public ObservationFact? Fact { get; set; }

    public int Day { get; set; }

    /// <summary>Whether the values cannot be read at a glance: the heads decide.</summary>
    public bool IsHard { get; set; }

    public bool IsSeen { get; set; }

    /// <summary>Whether the newest day has another value.</summary>
    public bool IsShared { get; set; }
}
