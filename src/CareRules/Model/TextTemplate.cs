using System.Collections.Immutable;

namespace CareRules.Model;

/// <summary>An author's text with its placeholders bound.</summary>
internal sealed record TextTemplate(ImmutableArray<TextPart> Parts);

internal abstract record TextPart;

internal sealed record LiteralText(string Text) : TextPart;

/// <summary><c>{oral-nsaid}</c>, <c>{egfr.value}</c>, <c>{egfr.date}</c>.</summary>
internal sealed record ConceptText(ConceptId Concept, TextField Field) : TextPart;

/// <summary><c>{score-id.value}</c>.</summary>
internal sealed record ScoreText(int Score) : TextPart;

internal enum TextField
{
    Name,
    Value,
    Date,
}
