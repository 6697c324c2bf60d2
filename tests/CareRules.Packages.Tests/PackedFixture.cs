using CareRules.Tests.Support;

namespace CareRules.Packages.Tests;

/// <summary>The packages as a release makes them, in a folder of their own, and a store for whoever restores from it.</summary>
public sealed class PackedFixture : IDisposable
{
    internal const string Version = "0.1.0";

    public PackedFixture()
    {
        Folder = Directory.CreateTempSubdirectory("carerules-packages-").FullName;
        Packages = Directory.CreateDirectory(Path.Combine(Folder, "packages")).FullName;
        Store = Directory.CreateDirectory(Path.Combine(Folder, "store")).FullName;
        Command.Dotnet(RepositoryRoot.Path, null, "pack", "CareRules.sln", "-c", "Release", "-v", "quiet", "-o", Packages);
        File.WriteAllText(Path.Combine(Folder, "nuget.config"), $"""<configuration><packageSources><add key="packed" value="{Packages}" /></packageSources></configuration>""");
    }

    /// <summary>A folder outside the repository that restores from the packages.</summary>
    internal string Folder { get; }

    internal string Packages { get; }

    internal string Store { get; }

    internal string Project(string name, string properties, string program, params string[] references)
    {
        string folder = Directory.CreateDirectory(Path.Combine(Folder, name)).FullName;
        IEnumerable<string> items = references.Select(static r => $"""<PackageReference Include="{r}" Version="{Version}" />""");
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings><TreatWarningsAsErrors>true</TreatWarningsAsErrors>{properties}</PropertyGroup>
              <ItemGroup>{string.Concat(items)}</ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), program);
        return folder;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
