namespace CareRules.Clinical;

/// <summary>Completed years, known only to lie between two numbers, both inclusive.</summary>
internal readonly record struct AgeRange(int Min, int Max)
{
    /// <summary>Prints no value.</summary>
    public override string ToString() => nameof(AgeRange);
}

/// <summary>Age in completed years.</summary>
internal static class Age
{
    /// <summary>The completed years on a day; a range where the birth date is partial, null where birth lies wholly after the day (no age then).</summary>
    /// <remarks>A year is completed when birth ≤ the day − that many years; so a birthday of 29 February falls on 1 March in other years.</remarks>
    public static AgeRange? On(DateOnly day, PartialDate birth)
    {
        if (birth.Earliest > day)
        {
            return null;
        }

        // Who may not have been born yet is at least 0: an age below zero is no age.
        return new AgeRange(birth.Latest > day ? 0 : CompletedYears(birth.Latest, day), CompletedYears(birth.Earliest, day));
    }

    private static int CompletedYears(DateOnly birth, DateOnly day) =>
        day.Year - birth.Year - ((day.Month, day.Day).CompareTo((birth.Month, birth.Day)) < 0 ? 1 : 0);
}
