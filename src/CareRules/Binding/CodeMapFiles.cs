using System.Collections.Immutable;
using CareRules.Syntax;

namespace CareRules.Binding;

/// <summary>The files of one source of code maps, and what could not be read of them.</summary>
internal sealed record CodeMapFiles(PackFiles Files, ImmutableArray<string> Problems);
