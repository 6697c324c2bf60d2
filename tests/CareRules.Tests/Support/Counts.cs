namespace CareRules.Tests.Support;

/// <summary>How many cases a property tries: few on every change, many with <c>CARERULES_LONG=1</c>.</summary>
internal static class Counts
{
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("CARERULES_LONG") == "1";

    public static int Of(int quick, int full) => IsLong ? full : quick;
}
