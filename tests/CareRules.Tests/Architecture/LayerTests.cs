using CareRules.Tests.Support;

namespace CareRules.Tests.Architecture;

public sealed class LayerTests
{
    private static readonly IReadOnlyDictionary<string, string> Declared = Layers.OfTypes();

    [Fact]
    public void Every_folder_of_the_library_is_a_layer_of_the_table() =>
        SourceFile.Below("src/CareRules").Select(Layers.Of).Distinct().Should().BeSubsetOf(Layers.MaySee.Keys);

    [Fact]
    public void The_table_has_no_cycle()
    {
        HashSet<string> done = [];
        while (Layers.MaySee.Where(l => !done.Contains(l.Key) && l.Value.All(done.Contains)).Select(static l => l.Key).ToList() is { Count: > 0 } next)
        {
            done.UnionWith(next);
        }

        done.Should().BeEquivalentTo(Layers.MaySee.Keys);
    }

    [Fact]
    public void Every_type_of_the_library_is_found_in_a_folder()
    {
        using TypeReferences references = Library();
        references.Read().Keys.Where(IsOurs).Where(static type => !Declared.ContainsKey(type)).ShouldBeNone();
    }

    [Fact]
    public void A_stage_sees_only_the_stages_below_it()
    {
        using TypeReferences references = Library();
        IEnumerable<string> faults =
            from reference in references.Read()
            where Declared.ContainsKey(reference.Key)
            from seen in reference.Value
            where Declared.ContainsKey(seen) && !Layers.Allows(Declared[reference.Key], Declared[seen])
            orderby reference.Key, seen
            select $"{Declared[reference.Key]} sees {Declared[seen]}: {reference.Key} -> {seen}";
        faults.ShouldBeNone();
    }

    [Fact]
    public void The_reader_of_references_sees_signatures_and_bodies()
    {
        using TypeReferences references = new(typeof(LayerTests).Assembly.Location);
        IReadOnlySet<string> seen = references.Read()[typeof(Layers).FullName!];
        seen.Should().Contain(typeof(SourceFile).FullName, "a parameter has this type");
        references.Read()[typeof(LayerTests).FullName!].Should().Contain([typeof(Layers).FullName!, typeof(TypeReferences).FullName!], "bodies use these types");
    }

    private static TypeReferences Library() => new(typeof(RuleSet).Assembly.Location);

    private static bool IsOurs(string type) => type.StartsWith("CareRules.", StringComparison.Ordinal);
}
