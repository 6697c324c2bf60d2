using System.Net;
using System.Text.Json.Nodes;
using CareRules.Tests.Support;
using EhrHost.Patients;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CareRules.EhrHost.Tests.Support;

/// <summary>The sample host in this process, on a fixed day.</summary>
public sealed class EhrHostApp : WebApplicationFactory<Program>
{
    /// <summary>The tests that share one host: compiling the rules takes longer than all their requests.</summary>
    public const string Shared = "The sample host";

    public static readonly DateTimeOffset Now = new(2026, 2, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly JsonObject[] patients;

    public EhrHostApp()
        : this([])
    {
    }

    private EhrHostApp(JsonObject[] patients) => this.patients = patients;

    /// <summary>Where a browser finds the host: it listens from the first time that this is asked for.</summary>
    public Uri Address
    {
        get
        {
            if (field is null)
            {
                // The port is said to Kestrel itself: given to the factory it is set while the host may be starting, which is a race (dotnet/aspnetcore, pull request 67714).
                UseKestrel(static options => options.Listen(IPAddress.Loopback, 0));
                StartServer();
                field = ClientOptions.BaseAddress;
            }

            return field;
        }
    }

    /// <summary>The same host with other patients than its own.</summary>
    public static EhrHostApp With(params JsonObject[] patients) => new(patients);

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseContentRoot(RepositoryRoot.At("samples", "EhrHost"))
        .ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(new FixedTime());
            if (patients.Length > 0)
            {
                services.AddSingleton(new PatientFolder(patients.Select(static p => System.Text.Encoding.UTF8.GetBytes(p.ToJsonString()))));
            }
        });

    private sealed class FixedTime : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

[CollectionDefinition(EhrHostApp.Shared)]
public sealed class SharedHost : ICollectionFixture<EhrHostApp>;
