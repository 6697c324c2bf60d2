using System.Collections.Immutable;
using CareRules.Binding;
using CareRules.Evaluation;
using CareRules.Model;
using CareRules.Text;

namespace CareRules.Compilation.Passes;

/// <summary>What a pack means depends on the host's terminology where it asks for codes with all below them: then the version belongs to its digest.</summary>
internal static class PackDigests
{
    public static ImmutableArray<PackInfo> Run(BoundRuleSet rules)
    {
        if (rules.HostTerminology is not { } terminology)
        {
            return rules.Packs;
        }

        HashSet<string> asking = [.. rules.Concepts.Where(static c => c.Codes.Concat(c.ExceptCodes).Any(static e => e.WithDescendants && !CodeForms.Of(e.System).IsPrefixed)).Select(static c => c.Pack)];
        return [.. rules.Packs.Select(p => asking.Contains(p.Id) ? p.With(Digest(p.Digest, terminology.Version)) : p)];
    }

    private static string Digest(string files, string version) => Sha256.Of($"{files}\0{version}");
}
