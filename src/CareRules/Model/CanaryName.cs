namespace CareRules.Model;

/// <summary>A test of the pack by which a rule is tried as the host records it, as <c>governance</c> names it under <c>canaries</c>.</summary>
internal sealed record CanaryName(string Test, bool MustFire, SourceLocation At);
