using FsCheck.Xunit;

namespace CareRules.Tests.Support;

/// <summary>A property that tries the same cases in every quick run (a red run can be repeated), and new ones in the full run.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SeededPropertyAttribute : PropertyAttribute
{
    public SeededPropertyAttribute(int quick = 200, int full = 100_000)
    {
        Quick = quick;
        Full = full;
        MaxTest = Counts.Of(quick, full);
        QuietOnSuccess = true;
        if (!Counts.IsLong)
        {
            Replay = "20260201,1";
        }
    }

    public int Quick { get; }

    public int Full { get; }
}
