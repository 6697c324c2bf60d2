using System.Collections.Immutable;
using CareRules.Syntax;

namespace CareRules.Binding;

/// <summary>One pack as it was parsed: its pack.yaml, its rule files, and the files that they may name.</summary>
internal sealed record PackSyntax(PackFiles Files, RuleFileSyntax Pack, ImmutableArray<RuleFileSyntax> RuleFiles);
