namespace CareRules.Tests.Support;

/// <summary>For tests that look at many things: a failure lists every fault, a line each, not the first alone.</summary>
internal static class Faults
{
    public static void ShouldBeNone(this IEnumerable<string> faults, string because = "") =>
        string.Join('\n', faults).Should().BeEmpty(because);

    public static void ShouldBeNone(this IEnumerable<Type> faults, string because = "") =>
        faults.Select(static t => t.FullName ?? t.Name).ShouldBeNone(because);
}
