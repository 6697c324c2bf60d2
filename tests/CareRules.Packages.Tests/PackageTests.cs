using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Xml.Linq;
using CareRules.Tests.Support;

namespace CareRules.Packages.Tests;

/// <summary>What an EHR team gets: the packages are made as for a release, and used from outside the repository.</summary>
public sealed class PackageTests(PackedFixture packed) : IClassFixture<PackedFixture>
{
    public static TheoryData<string> Libraries => ["CareRules", "CareRules.Content", "CareRules.Fhir", "CareRules.Testing"];

    public static TheoryData<string> All => [.. Libraries, "CareRules.Tool"];

    [Fact]
    public void Nothing_else_is_packed() =>
        Directory.EnumerateFiles(packed.Packages).Select(Path.GetFileName).Should().BeEquivalentTo(
            ((IEnumerable<string>)[.. All]).SelectMany(static p => new[] { $"{p}.{PackedFixture.Version}.nupkg", $"{p}.{PackedFixture.Version}.snupkg" }));

    [Theory]
    [MemberData(nameof(All))]
    public void A_package_holds_what_its_reader_needs(string package)
    {
        using ZipArchive zip = ZipFile.OpenRead(Packed(package, "nupkg"));
        zip.Entries.Select(static e => e.FullName).Should().Contain(["README.md", "icon.png"]);
        XElement metadata = Nuspec(zip);
        Value(metadata, "license").Should().Be("Apache-2.0");
        Value(metadata, "readme").Should().Be("README.md");
        Value(metadata, "icon").Should().Be("icon.png");
        Value(metadata, "description").Should().NotBeNullOrWhiteSpace();
        using ZipArchive symbols = ZipFile.OpenRead(Packed(package, "snupkg"));
        symbols.Entries.Select(static e => e.Name).Should().Contain(package + ".pdb");
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_brings_the_documentation_of_its_interface(string package)
    {
        using ZipArchive zip = ZipFile.OpenRead(Packed(package, "nupkg"));
        zip.GetEntry($"lib/net10.0/{package}.xml").Should().NotBeNull();
    }

    [Fact]
    public void The_dependencies_are_those_that_the_readme_names()
    {
        using ZipArchive zip = ZipFile.OpenRead(Packed("CareRules", "nupkg"));
        XElement metadata = Nuspec(zip);
        metadata.Descendants().Where(static e => e.Name.LocalName == "dependency").Select(static e => e.Attribute("id")!.Value).Should().BeEquivalentTo(
            "YamlDotNet", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions",
            "Microsoft.Extensions.Hosting.Abstractions", "Microsoft.Extensions.Diagnostics.HealthChecks.Abstractions");
    }

    [Fact]
    public void Packed_twice_the_bytes_are_equal()
    {
        string again = Directory.CreateDirectory(Path.Combine(packed.Folder, "again")).FullName;
        Command.Dotnet(RepositoryRoot.Path, null, "pack", "CareRules.sln", "-c", "Release", "--no-build", "-v", "quiet", "-o", again);
        foreach (string path in Directory.EnumerateFiles(packed.Packages))
        {
            File.ReadAllBytes(Path.Combine(again, Path.GetFileName(path))).SequenceEqual(File.ReadAllBytes(path)).Should().BeTrue("{0} is packed twice", Path.GetFileName(path));
        }
    }

    [Theory]
    [InlineData("CareRules", "CareRules", "CareRules.Content")]
    [InlineData("CareRules.Content", "CareRules.Content")]
    [InlineData("CareRules.Fhir", "CareRules.Fhir")]
    [InlineData("CareRules.Testing", "CareRules.Testing", "CareRules.Content")]
    public void The_readme_of_a_package_does_what_it_says(string package, params string[] references)
    {
        PackageReadme readme = PackageReadme.Of(package);
        string project = packed.Project(package + ".Readme", "", readme.Program, references);
        Command.Dotnet(project, packed.Store, "run").Output.ReplaceLineEndings("\n").Should().Be(readme.Prints);
    }

    [Fact]
    public void A_trimmed_program_is_published_without_a_warning_and_says_the_same()
    {
        PackageReadme readme = PackageReadme.Of("CareRules");
        string project = packed.Project(
            "Trimmed", "<PublishTrimmed>true</PublishTrimmed><SelfContained>true</SelfContained><TrimmerSingleWarn>false</TrimmerSingleWarn><IsAotCompatible>true</IsAotCompatible>",
            readme.Program, "CareRules", "CareRules.Content", "CareRules.Fhir");
        Command.Dotnet(project, packed.Store, "publish", "-r", RuntimeInformation.RuntimeIdentifier, "-o", "out");
        Command.Run(Path.Combine(project, "out", "Trimmed"), project, null).Output.ReplaceLineEndings("\n").Should().Be(readme.Prints);
    }

    [Fact]
    public void The_tool_is_installed_from_its_package_and_runs()
    {
        string folder = Directory.CreateDirectory(Path.Combine(packed.Folder, "tool")).FullName;
        Command.Dotnet(packed.Folder, packed.Store, "tool", "install", "CareRules.Tool", "--version", PackedFixture.Version, "--tool-path", folder);
        string tool = Path.Combine(folder, "carerules");
        Command.Run(tool, folder, null, "new", "pack", "mine").Status.Should().Be(0);
        Command.Run(tool, folder, null, "check", "mine").Status.Should().Be(0);
        Command.Run(tool, folder, null, "codes", "CR1001").Output.Should().Contain("CR1001");
        Command.Run(tool, folder, null, "no-such-command").Status.Should().Be(2);
    }

    private string Packed(string package, string kind) => Path.Combine(packed.Packages, $"{package}.{PackedFixture.Version}.{kind}");

    private static XElement Nuspec(ZipArchive zip)
    {
        using Stream stream = zip.Entries.Single(static e => e.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XElement.Load(stream);
    }

    private static string? Value(XElement nuspec, string name) => nuspec.Descendants().FirstOrDefault(e => e.Name.LocalName == name)?.Value;
}
