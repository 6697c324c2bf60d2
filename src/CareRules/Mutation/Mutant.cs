using CareRules.Model;

namespace CareRules.Mutation;

/// <summary>A criterion with one slip in it, such as an author can make.</summary>
/// <param name="Whole">The whole criterion with the slip.</param>
/// <param name="At">Where the slip stands.</param>
/// <param name="Slip">What it is, as the end of "no test notices if …": <c>`all` is read as `any`</c>.</param>
internal sealed record Mutant(Criterion Whole, SourceLocation At, string Slip)
{
    /// <summary>The same slip, seen from the criterion around it.</summary>
    public Mutant Within(Func<Criterion, Criterion> around) => this with { Whole = around(Whole) };
}
