using CareRules.Text;

namespace CareRules.Syntax;

/// <summary>Where a node stands: what an author calls the place, and the span of the key that leads to it. The name is put together only for a message.</summary>
internal readonly record struct Place
{
    private readonly string what;
    private readonly bool isKey;
    private readonly bool isItem;

    private Place(string what, TextSpan key, bool isKey, bool isItem) => (this.what, Key, this.isKey, this.isItem) = (what, key, isKey, isItem);

    public TextSpan Key { get; }

    public string Name => (isItem ? "an item of " : "") + (isKey ? $"`{what}`" : what);

    /// <summary>An item of the list that stands here; an item of an item is called the same.</summary>
    public Place Item => new(what, default, isKey, isItem: true);

    public static Place Of(string name, TextSpan key) => new(name, key, isKey: false, isItem: false);

    public static Place Of(YamlScalar key) => new(key.Text, key.Span, isKey: true, isItem: false);
}
