using System.Collections.Immutable;
using CareRules.Binding;
using CareRules.Clinical;
using CareRules.Model;
using Microsoft.Extensions.DependencyInjection;

namespace CareRules;

/// <summary>Where a host's rules come from, and what the host changes in them. Used once, while the host is built; not thread-safe.</summary>
public sealed class CareRulesOptions
{
    private readonly List<Func<RulePackSource>> sources = [];
    private readonly List<string> folders = [];
    private readonly List<HostChange> changes = [];
    private readonly List<Func<RulePackSource>> codeMaps = [];
    private readonly List<HostPredicate> predicates = [];
    private Func<ITerminology>? terminology;
    private Func<RuleTestInfo, PatientRecord?>? canaries;

    internal CareRulesOptions(string? contentRoot) => ContentRoot = contentRoot;

    /// <summary>The folder from which relative paths are read: the host's content root, where there is one.</summary>
    public string? ContentRoot { get; }

    internal bool WatchesFolders { get; private set; }

    /// <summary>Whether something comes from the host's services, which are there only when it starts.</summary>
    internal bool AsksServices { get; private set; }

    /// <summary>Whether nothing can be compiled before they are.</summary>
    internal bool AsksServicesToCompile { get; private set; }

    internal IServiceProvider? Services { get; set; }

    internal IReadOnlyList<string> Folders => folders;

    /// <summary>Adds a pack.</summary>
    /// <param name="source">The pack, already read.</param>
    public CareRulesOptions AddPack(RulePackSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        sources.Add(() => source);
        return this;
    }

    /// <summary>Adds the pack in a folder; it is read again at each reload.</summary>
    /// <param name="path">The folder that holds <c>pack.yaml</c>; a relative path is read from <see cref="ContentRoot"/>.</param>
    public CareRulesOptions AddDirectory(string path)
    {
        string full = Folder(path);
        sources.Add(() => RulePackSource.FromDirectory(full));
        return this;
    }

    /// <summary>
    /// Adds maps of the host's own codes: each file that ends in <c>.csv</c> begins with <c>system,code,to-system,to-code</c> and says on each line which code
    /// stands for which. A fact with a mapped code, however it was read, matches what the other code matches; results show its own code, and explanations say
    /// that it was mapped. A code matches exactly as written. A line that is not readable, a code that is mapped twice, or to one that is itself mapped, is an error;
    /// lines that lead to what no concept holds are one warning a file.
    /// </summary>
    /// <param name="source">The files.</param>
    public CareRulesOptions AddCodeMaps(RulePackSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        codeMaps.Add(() => source);
        return this;
    }

    /// <summary>Adds the code maps in a folder; they are read again at each reload.</summary>
    /// <param name="path">The folder; a relative path is read from <see cref="ContentRoot"/>.</param>
    public CareRulesOptions AddCodeMaps(string path)
    {
        string full = Folder(path);
        codeMaps.Add(() => RulePackSource.FromDirectory(full));
        return this;
    }

    /// <summary>Watches the folders that were added, so that a saved change takes effect without a restart.</summary>
    public CareRulesOptions Watch()
    {
        WatchesFolders = true;
        return this;
    }

    /// <summary>
    /// Takes a rule out of force, as a local pack would with <c>disable</c>: it is not evaluated, and every result lists it, with the reason, under
    /// <see cref="Completeness.NotInForce"/>. A rule that does not exist, or that is disabled twice, is an error of the compilation.
    /// </summary>
    /// <param name="rule">The id; <c>pack/id</c> where several packs have it.</param>
    /// <param name="because">The reason, shown to readers of a result.</param>
    /// <param name="approvedBy">Who decided it; without it results say <c>the host</c>.</param>
    /// <exception cref="ArgumentException">The rule or the reason is empty.</exception>
    public CareRulesOptions Disable(string rule, string because, string? approvedBy = null) => Change(rule, null, because, approvedBy);

    /// <summary>
    /// Sets the severity of a rule, as a local pack would with <c>set</c>: the reason stands in each explanation of the rule. To lower it is a warning of the
    /// compilation; a rule that recommends nothing, that does not exist or whose severity is set twice is an error.
    /// </summary>
    /// <param name="rule">The id; <c>pack/id</c> where several packs have it.</param>
    /// <param name="severity">The severity from now on.</param>
    /// <param name="because">The reason, shown to readers of an explanation.</param>
    /// <param name="approvedBy">Who decided it; without it explanations say <c>the host</c>.</param>
    /// <exception cref="ArgumentException">The rule or the reason is empty.</exception>
    public CareRulesOptions SetSeverity(string rule, Severity severity, string because, string? approvedBy = null) => Change(rule, severity, because, approvedBy);

    /// <summary>
    /// Answers a <c>custom</c> criterion. The predicate gets the record, the as-of date and what the rule gives it (<c>with</c>; what lies deeper is named by its
    /// path, <c>limits.low</c>, <c>wards.0</c>). It is pure: equal input, equal answer, no clock and no I/O; it is called from several threads at once, at most
    /// once an evaluation of a record for each <c>with</c> (what would change a rule is asked of changed records), and not where a section that it reads is not supplied. Where it throws or answers null the rules that wait for it
    /// have failed. A name that no pack declares, or that is registered twice, is an error of the compilation; one that is declared and not registered is a warning, and unknown.
    /// </summary>
    /// <param name="name">The id under which a pack declares it; <c>pack/id</c> where several packs have it.</param>
    /// <param name="answer">The predicate.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public CareRulesOptions AddPredicate(string name, Func<PatientRecord, DateOnly, IReadOnlyDictionary<string, string>, CustomAnswer> answer)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(answer);
        predicates.Add(new HostPredicate(name, answer));
        return this;
    }

    /// <summary>The same, answered by a service of the host, which is asked for at each call: a singleton. Only in <c>AddCareRules</c>.</summary>
    /// <typeparam name="TService">The service.</typeparam>
    /// <param name="name">The id under which a pack declares it; <c>pack/id</c> where several packs have it.</param>
    /// <param name="answer">The predicate.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public CareRulesOptions AddPredicate<TService>(string name, Func<TService, PatientRecord, DateOnly, IReadOnlyDictionary<string, string>, CustomAnswer> answer)
        where TService : notnull
    {
        ArgumentNullException.ThrowIfNull(answer);
        AsksServices = true;
        return AddPredicate(name, (patient, asOf, with) => answer(Service<TService>(), patient, asOf, with));
    }

    /// <summary>Lets rules ask a terminology of the host for the codes below another, beside those of the packs. The last one that is named is asked.</summary>
    /// <param name="hostTerminology">The terminology.</param>
    public CareRulesOptions UseTerminology(ITerminology hostTerminology)
    {
        ArgumentNullException.ThrowIfNull(hostTerminology);
        terminology = () => hostTerminology;
        return this;
    }

    /// <summary>The same with the terminology that is registered with the host as <see cref="ITerminology"/>. Only in <c>AddCareRules</c>: the rules are then compiled when the host starts.</summary>
    public CareRulesOptions UseTerminology()
    {
        (AsksServices, AsksServicesToCompile) = (true, true);
        terminology = Service<ITerminology>;
        return this;
    }

    /// <summary>
    /// Tries the rules on patients of the packs' tests, as the host records them, whenever they are loaded and in the health check: a changed dictionary is then
    /// noticed before a patient is. A pack whose rules name <c>canaries</c> is tried by these, any other by what all its tests expect to fire or to be silent; a rule that is not in
    /// force is not tried. A patient who is not judged as the pack says, a mapper that throws, and no patient at all, are errors (CR4006): the host does not start,
    /// a reload is refused.
    /// </summary>
    /// <param name="recordedAs">Gives the patient of a test through the host's own mapper; null where the host does not record it.</param>
    public CareRulesOptions CheckCanaries(Func<RuleTestInfo, PatientRecord?> recordedAs)
    {
        ArgumentNullException.ThrowIfNull(recordedAs);
        canaries = recordedAs;
        return this;
    }

    /// <summary>The same through a service of the host, which is asked for at each call: a singleton. Only in <c>AddCareRules</c>: they are first tried when the host starts.</summary>
    /// <typeparam name="TService">The service.</typeparam>
    /// <param name="recordedAs">Gives the patient of a test through the host's own mapper; null where the host does not record it.</param>
    public CareRulesOptions CheckCanaries<TService>(Func<TService, RuleTestInfo, PatientRecord?> recordedAs)
        where TService : notnull
    {
        ArgumentNullException.ThrowIfNull(recordedAs);
        AsksServices = true;
        return CheckCanaries(test => recordedAs(Service<TService>(), test));
    }

    internal (RuleSet? Rules, ImmutableArray<Diagnostic> Diagnostics) Compile(CancellationToken cancellation = default)
    {
        (RuleSet? rules, ImmutableArray<Diagnostic> found) = RuleSetCompiler.Compile(sources.Select(static s => s()), Setup(), cancellation);
        ImmutableArray<Diagnostic> failing = rules is null ? [] : FailingCanaries(rules);
        return failing.IsEmpty ? (rules, found) : (null, [.. found, .. failing]);
    }

    /// <summary>Empty also where they cannot be tried yet, for want of services.</summary>
    internal ImmutableArray<Diagnostic> FailingCanaries(RuleSet rules) =>
        canaries is null || (AsksServices && Services is null) ? [] : Canaries.Try(rules, canaries);

    private T Service<T>()
        where T : notnull =>
        (Services ?? throw new InvalidOperationException("The host's services are not there yet.")).GetRequiredService<T>();

    private HostSetup Setup() => new()
    {
        Changes = [.. changes],
        Predicates = [.. predicates],
        Terminology = terminology?.Invoke(),
        CodeMaps = [.. codeMaps.Select(static m => m()).Select(static m => new CodeMapFiles(m.Files, m.Problems))],
    };

    private string Folder(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string full = ContentRoot is { } root ? Path.Combine(root, path) : path;
        folders.Add(full);
        return full;
    }

    private CareRulesOptions Change(string rule, Severity? severity, string because, string? approvedBy)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(rule);
        ArgumentException.ThrowIfNullOrWhiteSpace(because);
        changes.Add(new HostChange(rule, severity, because, approvedBy));
        return this;
    }
}
