using CareRules.Syntax;

namespace CareRules.Tests.Syntax;

public class JsonSchemaTests
{
    private static readonly SchemaText Schema = new(JsonSchemaWriter.Write());

    [Fact]
    public void Every_reference_leads_somewhere_and_every_key_is_explained()
    {
        Schema.UnresolvedReferences().Should().BeEmpty();
        Schema.Properties().Where(p => p.Description is null).Should().BeEmpty();
        Schema.Properties().Select(p => p.Key).Should().Contain(LanguageKeys.All().Where(k => !k.IsNotYet && k.Name is "recommend" or "condition" or "valid-for" or "pack").Select(k => k.Name));
    }

    [Fact]
    public void The_schema_is_the_same_each_time() => JsonSchemaWriter.Write().Should().Be(JsonSchemaWriter.Write());
}
