namespace CareRules.Model;

internal enum DurationUnit
{
    Days,
    Weeks,
    Months,
    Years,
}

internal readonly record struct Duration(int Amount, DurationUnit Unit);
