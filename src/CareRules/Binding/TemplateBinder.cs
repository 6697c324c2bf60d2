using System.Collections.Immutable;
using System.Text;
using CareRules.Diagnostics;
using CareRules.Model;
using CareRules.Syntax;

namespace CareRules.Binding;

/// <summary>Binds the placeholders of an author's text: <c>{oral-nsaid}</c>, <c>{egfr.value}</c>, <c>{egfr.date}</c>; <c>{{</c> is a brace.</summary>
internal static class TemplateBinder
{
    public static TextTemplate? Bind(BindContext context, YamlNode? node, IReadOnlySet<ConceptId> mentioned)
    {
        if (node is not YamlScalar scalar)
        {
            return null;
        }

        ImmutableArray<TextPart>.Builder parts = ImmutableArray.CreateBuilder<TextPart>();
        StringBuilder literal = new();
        string text = scalar.Text;
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && text[i] is '{' or '}' && i + 1 < text.Length && text[i + 1] == text[i])
            {
                literal.Append(text[i++]);
            }
            else if (text[i] == '{')
            {
                int close = text.IndexOf('}', i);
                if (close < 0)
                {
                    context.Diagnostics.ReportBadPlaceholder(context.At(scalar));
                    return null;
                }

                Flush(parts, literal);
                if (Placeholder(context, scalar, text[(i + 1)..close], mentioned) is { } part)
                {
                    parts.Add(part);
                }

                i = close;
            }
            else
            {
                literal.Append(text[i]);
            }
        }

        Flush(parts, literal);
        return new TextTemplate(parts.ToImmutable());
    }

    private static TextPart? Placeholder(BindContext context, YamlScalar scalar, string written, IReadOnlySet<ConceptId> mentioned)
    {
        int dot = written.IndexOf('.', StringComparison.Ordinal);
        string name = (dot < 0 ? written : written[..dot]).Trim();
        TextField? field = dot < 0 ? TextField.Name : written[(dot + 1)..] switch
        {
            "value" => TextField.Value,
            "date" => TextField.Date,
            _ => null,
        };
        if (field is { } known && context.Names.Concepts.TryFind(name, context.Scope, out ConceptId concept) && mentioned.Contains(concept))
        {
            return new ConceptText(concept, known);
        }

        if (field == TextField.Value && context.Names.Scores.TryFind(name, context.Scope, out int score))
        {
            return new ScoreText(score);
        }

        if (mentioned.Contains(ConceptId.Error))
        {
            // The criterion that it speaks of may be the faulty one, which was reported.
            return null;
        }

        context.Diagnostics.ReportUnknownPlaceholder(At(context, scalar, written), written, name, mentioned.Select(c => context.Names.ConceptKinds[c.Index].Name));
        return null;
    }

    // The placeholder itself, where the text stands in the file as it reads.
    private static SourceLocation At(BindContext context, YamlScalar scalar, string written)
    {
        string sought = $"{{{written}}}";
        int at = context.Source.Text.IndexOf(sought, scalar.Span.Start, scalar.Span.Length, StringComparison.Ordinal);
        return at < 0 ? context.At(scalar) : context.Source.LocationOf(new Text.TextSpan(at, sought.Length));
    }

    private static void Flush(ImmutableArray<TextPart>.Builder parts, StringBuilder literal)
    {
        if (literal.Length > 0)
        {
            parts.Add(new LiteralText(literal.ToString()));
            literal.Clear();
        }
    }
}
