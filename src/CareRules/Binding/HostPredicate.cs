using CareRules.Clinical;

namespace CareRules.Binding;

/// <summary>A predicate that a host registers under the name by which a pack declares it.</summary>
internal sealed record HostPredicate(string Name, Func<PatientRecord, DateOnly, IReadOnlyDictionary<string, string>, CustomAnswer> Answer);
