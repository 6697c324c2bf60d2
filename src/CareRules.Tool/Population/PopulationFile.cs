namespace CareRules.Tool.Population;

/// <summary>A file of a population run, named by its path within the input, with `/` on every system.</summary>
internal sealed record PopulationFile(string Name, FileInfo File);
