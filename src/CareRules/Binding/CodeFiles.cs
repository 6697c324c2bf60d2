using System.Globalization;
using System.Text.Json;
using CareRules.Diagnostics;
using CareRules.Model;
using CareRules.Syntax;

namespace CareRules.Binding;

/// <summary>Reads codes that a concept takes from a file of its pack: a column of a CSV, or a FHIR ValueSet expansion.</summary>
internal static class CodeFiles
{
    public static IEnumerable<CodeEntry> FromCsv(BindContext context, string system, YamlMapping node)
    {
        if (node["file"] is not YamlScalar path || Find(context, path) is not { } text)
        {
            yield break;
        }

        string column = BindContext.Text(node["column"]) ?? "code";
        int index = -1;
        foreach ((int line, string[] cells) in Csv.Rows(text))
        {
            if (index < 0)
            {
                index = Array.FindIndex(cells, c => string.Equals(c.Trim(), column, StringComparison.Ordinal));
                if (index < 0)
                {
                    context.Diagnostics.ReportNoColumn(context.At(node["column"] ?? path), path.Text, column, cells);
                    yield break;
                }

                continue;
            }

            string code = index < cells.Length ? cells[index].Trim() : "";
            if (code.Length == 0 || code.Any(char.IsWhiteSpace))
            {
                context.Diagnostics.ReportBadCodeFile(context.At(path), path.Text, string.Create(CultureInfo.InvariantCulture, $"line {line} has no code in `{column}`"));
                yield break;
            }

            yield return new CodeEntry(system, code, false);
        }
    }

    public static IEnumerable<CodeEntry> FromValueSet(BindContext context, YamlScalar path)
    {
        if (Find(context, path) is not { } text)
        {
            return [];
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 64, AllowDuplicateProperties = false });
            return Expansion(context, path, json.RootElement);
        }
        catch (JsonException)
        {
            context.Diagnostics.ReportBadCodeFile(context.At(path), path.Text, "it is not JSON");
            return [];
        }
    }

    private static List<CodeEntry> Expansion(BindContext context, YamlScalar path, JsonElement root)
    {
        List<CodeEntry> codes = [];
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("expansion", out JsonElement expansion) || expansion.ValueKind != JsonValueKind.Object)
        {
            context.Diagnostics.ReportBadCodeFile(context.At(path), path.Text, "it is not a ValueSet with an expansion");
            return codes;
        }

        if (expansion.TryGetProperty("contains", out JsonElement contains))
        {
            Collect(contains, codes);
        }

        if (expansion.TryGetProperty("total", out JsonElement total) && total.ValueKind == JsonValueKind.Number && total.TryGetInt32(out int promised) && codes.Count < promised)
        {
            context.Diagnostics.ReportPartialExpansion(context.At(path), path.Text, codes.Count, promised);
        }

        return codes;
    }

    // Abstract entries group others and are no codes of records.
    private static void Collect(JsonElement contains, List<CodeEntry> codes)
    {
        if (contains.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        foreach (JsonElement item in contains.EnumerateArray().Where(static i => i.ValueKind == JsonValueKind.Object))
        {
            bool isAbstract = item.TryGetProperty("abstract", out JsonElement a) && a.ValueKind == JsonValueKind.True;
            if (!isAbstract && Text(item, "system") is { } system && Text(item, "code") is { } code)
            {
                codes.Add(new CodeEntry(Clinical.CodeSystems.Resolve(system), code, false));
            }

            if (item.TryGetProperty("contains", out JsonElement below))
            {
                Collect(below, codes);
            }
        }
    }

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Find(BindContext context, YamlScalar path)
    {
        string? text = context.Files.Find(path.Text);
        if (text is null)
        {
            context.Diagnostics.ReportFileMissing(context.At(path), path.Text);
        }

        return text;
    }
}
