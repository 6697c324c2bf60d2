namespace CareRules.Syntax;

/// <summary>A file as it could be read: its tree (null where there is none), and the text that the tree does not hold, where a name may be defined.</summary>
internal sealed record YamlReading(YamlNode? Root, string Lost);
