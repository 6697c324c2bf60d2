namespace CareRules.Tests.Support;

/// <summary>A fact that takes minutes: runs only where the full counts are asked for. Mark its class or method with <c>Category=Long</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongFactAttribute : FactAttribute
{
    public LongFactAttribute() => Skip = Counts.IsLong ? null : "needs CARERULES_LONG=1 (.ci/long)";
}
