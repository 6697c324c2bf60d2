using CareRules.EhrHost.Tests.Support;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CareRules.EhrHost.Tests.Pages;

public sealed class FaultTests
{
    [Fact]
    public async Task A_fault_of_the_host_is_one_sentence_without_a_word_of_its_inside()
    {
        await using EhrHostApp app = new();
        await using WebApplicationFactory<Program> broken = app.WithWebHostBuilder(static host => host.ConfigureTestServices(static services => services.AddSingleton<TimeProvider>(new BrokenClock())));
        using HttpClient client = broken.CreateClient();

        using HttpResponseMessage response = await client.Send("/cds-services/patient-advice", Requests.Hook("patient-view", "maria", Requests.PrefetchOf("maria")).ToJsonString());

        ((int)response.StatusCode).Should().Be(500);
        (await response.Content.ReadAsStringAsync()).Should().Be("The request could not be answered because of a fault in this host.\n");
        response.Headers.Contains("Content-Security-Policy").Should().BeTrue();
    }

    private sealed class BrokenClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => throw new InvalidOperationException("the clock stands still");
    }
}
