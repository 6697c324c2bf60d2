using System.Reflection;
using CareRules.Tests.Support;

namespace CareRules.Tests.Architecture;

/// <summary>How far the packages reach: docs/security.md says that they open no connection, start no process, read no XML and generate no code.</summary>
public sealed class ReachTests
{
    private static readonly string[] Beyond = ["System.Net", "System.Diagnostics.Process", "System.Xml", "System.Private.Xml", "System.Reflection.Emit", "System.CodeDom", "Microsoft.CSharp", "System.Runtime.Loader"];

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["CareRules"] = ["YamlDotNet", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.Hosting.Abstractions", "Microsoft.Extensions.Diagnostics.HealthChecks.Abstractions"],
        ["CareRules.Fhir"] = ["CareRules"],
        ["CareRules.Content"] = ["CareRules"],
        ["CareRules.Testing"] = ["CareRules"],
    };

    public static TheoryData<string> Packages => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_refers_to_nothing_that_reaches_out(string package)
    {
        string[] references = [.. Assembly.Load(package).GetReferencedAssemblies().Select(static a => a.Name!)];
        references.Should().Contain("System.Runtime");
        references.Where(static r => Beyond.Any(b => r == b || r.StartsWith(b + ".", StringComparison.Ordinal))).ShouldBeNone();
        references.Where(static r => !r.StartsWith("System.", StringComparison.Ordinal)).Should().BeSubsetOf(Allowed[package]);
    }
}
