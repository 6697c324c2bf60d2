using System.Text.Json;
using System.Text.RegularExpressions;
using CareRules.EhrHost.Tests.Support;
using CareRules.Fhir.Tests.Support;
using CareRules.Tests.Support;

namespace CareRules.EhrHost.Tests.Hooks;

/// <summary>The page that tells how to ask the sample host tells the truth.</summary>
[Collection(EhrHostApp.Shared)]
public sealed partial class ReadmeTests(EhrHostApp app) : IDisposable
{
    private static readonly string Readme = File.ReadAllText(RepositoryRoot.At("samples", "EhrHost", "README.md"));

    private readonly HttpClient client = app.CreateClient();

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task Every_request_of_the_page_is_answered()
    {
        (string File, string Path)[] requests = [.. Curl().Matches(Readme).Select(static m => (m.Groups[1].Value, m.Groups[2].Value))];

        requests.Should().HaveCount(4, "there are three hooks and feedback");
        foreach ((string file, string path) in requests)
        {
            using HttpResponseMessage response = await client.Send(path, await File.ReadAllTextAsync(RepositoryRoot.At(file)));
            ((int)response.StatusCode).Should().Be(200, path);
            if (!path.EndsWith("/feedback", StringComparison.Ordinal))
            {
                JsonElement answer = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());
                CdsShape.Faults(answer).Should().BeEmpty(path);
                answer.Summaries().Should().Contain("Oral NSAID with heart failure", path);
            }
        }
    }

    [Fact]
    public void Every_link_of_the_page_leads_to_a_file() =>
        Link().Matches(Readme).Select(static m => RepositoryRoot.At("samples", "EhrHost", m.Groups[1].Value))
            .Where(static path => !File.Exists(path) && !Directory.Exists(path)).Should().BeEmpty();

    [GeneratedRegex(@"-d @(\S+) http://localhost:5080(\S+)")]
    private static partial Regex Curl();

    [GeneratedRegex(@"\]\((?!http)([^)]+)\)")]
    private static partial Regex Link();
}
