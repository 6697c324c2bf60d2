using System.Collections.Immutable;
using CareRules.Diagnostics;

namespace CareRules.Binding;

/// <summary>The names of one kind (concepts, definitions, rules, parameters), by pack. A name resolves in its own pack, then in the packs that it requires.</summary>
internal sealed class NameTable<T>(string what, LostNames lost)
    where T : notnull
{
    private readonly Dictionary<(string Pack, string Id), (T Value, SourceLocation At)> names = [];

    /// <summary>What the names stand for, in the author's words.</summary>
    public string What => what;

    public bool TryDeclare(string pack, string id, T value, SourceLocation at, DiagnosticBag diagnostics)
    {
        if (names.TryGetValue((pack, id), out (T Value, SourceLocation At) first))
        {
            diagnostics.ReportDuplicateId(at, what, id, first.At);
            return false;
        }

        names.Add((pack, id), (value, at));
        return true;
    }

    /// <summary>Resolves a name as written (<c>id</c> or <c>pack/id</c>) and reports when it cannot.</summary>
    public bool TryResolve(string written, PackScope scope, SourceLocation at, DiagnosticBag diagnostics, out T value)
    {
        ImmutableArray<T> found = Candidates(written, scope, out string id, out ImmutableArray<string> packs);
        value = found.IsEmpty ? default! : found[0];
        switch (found.Length)
        {
            case 1:
                return true;
            case 0 when lost.MayHold(id):
                return false;
            case 0:
                diagnostics.ReportUnknownName(at, what, written, names.Keys.Where(k => scope.Sees(k.Pack)).Select(static k => k.Id));
                return false;
            default:
                diagnostics.ReportAmbiguousName(at, what, id, packs);
                return false;
        }
    }

    /// <summary>Puts another value in the place of one that was declared.</summary>
    public void Replace(string pack, string id, T value) => names[(pack, id)] = (value, names[(pack, id)].At);

    /// <summary>Resolves a name without reporting.</summary>
    public bool TryFind(string written, PackScope scope, out T value)
    {
        ImmutableArray<T> found = Candidates(written, scope, out _, out _);
        value = found.Length == 1 ? found[0] : default!;
        return found.Length == 1;
    }

    private ImmutableArray<T> Candidates(string written, PackScope scope, out string id, out ImmutableArray<string> packs)
    {
        int slash = written.IndexOf('/', StringComparison.Ordinal);
        id = slash < 0 ? written : written[(slash + 1)..];
        if (slash >= 0)
        {
            packs = [written[..slash]];
            return scope.Sees(packs[0]) && names.TryGetValue((packs[0], id), out (T Value, SourceLocation At) named) ? [named.Value] : [];
        }

        if (names.TryGetValue((scope.Pack, id), out (T Value, SourceLocation At) own))
        {
            packs = [scope.Pack];
            return [own.Value];
        }

        string local = id;
        packs = [.. scope.Required.Where(p => names.ContainsKey((p, local)))];
        return [.. packs.Select(p => names[(p, local)].Value)];
    }
}

/// <summary>The pack in which a name is written, and the packs that it requires.</summary>
internal sealed record PackScope(string Pack, ImmutableArray<string> Required)
{
    public bool Sees(string pack) => string.Equals(pack, Pack, StringComparison.Ordinal) || Required.Contains(pack);
}

/// <summary>Everything that can be named, before anything is bound: order of files and of entries never matters.</summary>
internal sealed class Vocabulary(LostNames lost)
{
    public NameTable<Model.ConceptId> Concepts { get; } = new("concept", lost);

    public NameTable<int> Definitions { get; } = new("definition", lost);

    public NameTable<int> Scores { get; } = new("score", lost);

    public NameTable<int> Metrics { get; } = new("metric", lost);

    public NameTable<Parameter> Parameters { get; } = new("parameter", lost);

    public NameTable<string> Rules { get; } = new("rule", lost);

    public NameTable<int> Customs { get; } = new("host predicate", lost);

    /// <summary>The host predicates, set before any criterion is bound.</summary>
    public System.Collections.Immutable.ImmutableArray<Model.CustomModel> BoundCustoms { get; set; } = [];

    /// <summary>The kinds of the declared concepts, by index: known before any concept is bound.</summary>
    public List<(string Name, Model.ConceptKind Kind)> ConceptKinds { get; } = [];

    /// <summary>Concepts whose kind is faulty: whether they fit where they are used, nobody can say.</summary>
    public HashSet<Model.ConceptId> KindlessConcepts { get; } = [];

    /// <summary>The concepts, set once all are bound and before anything that tests them is.</summary>
    public System.Collections.Immutable.ImmutableArray<Model.Concept> BoundConcepts { get; set; } = [];

    /// <summary>The pack and the title of the declared concepts, by index.</summary>
    public List<(string Pack, string Title)> ConceptLabels { get; } = [];

    /// <summary><c>pack/id</c>: how a fact written with a concept is coded.</summary>
    public string QualifiedConcept(Model.ConceptId id) => $"{ConceptLabels[id.Index].Pack}/{ConceptKinds[id.Index].Name}";

    public string ConceptTitle(Model.ConceptId id) => ConceptLabels[id.Index].Title;
}

/// <summary>A named threshold: number and unit (empty when it has none).</summary>
internal sealed record Parameter(string Pack, string Id, decimal Value, string Unit)
{
    public string QualifiedId => $"{Pack}/{Id}";

    /// <summary>The local change that set the value; null where it is the author's own.</summary>
    public Model.ParameterSet? ChangedBy { get; init; }
}
