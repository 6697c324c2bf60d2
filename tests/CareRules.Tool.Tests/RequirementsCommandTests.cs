using System.Text.Json;
using CareRules.Tool.Tests.Support;

namespace CareRules.Tool.Tests;

public sealed class RequirementsCommandTests : IDisposable
{
    private readonly Workspace workspace = new();

    [Fact]
    public void A_host_reads_which_sections_and_codes_to_fetch()
    {
        using JsonDocument json = JsonDocument.Parse(ToolRun.Of("requirements", "--pack", workspace.Pack, "--format", "json").Output);
        json.RootElement.GetProperty("sections").EnumerateArray().Select(static s => s.GetProperty("section").GetString()).Should().Equal("conditions", "medications");
        ToolRun.Of("requirements", "--pack", workspace.Pack).Output.Should().StartWith("of the patient: nothing\n\nconditions: the whole past\n");
    }

    public void Dispose() => workspace.Dispose();
}
