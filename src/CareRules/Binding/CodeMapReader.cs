using System.Collections.Frozen;
using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Diagnostics;
using CareRules.Model;

namespace CareRules.Binding;

/// <summary>Reads a host's code maps: CSV with the header <c>system,code,to-system,to-code</c>, a code and what it stands for on each line.</summary>
internal sealed class CodeMapReader
{
    private const string Extension = ".csv";

    // A list that is wrong from end to end is told by its first lines.
    private const int MostFindings = 20;

    private static readonly string[] Header = ["system", "code", "to-system", "to-code"];

    private readonly DiagnosticBag diagnostics;
    private readonly Dictionary<Code, MappedCode> codes = [];
    private int found;

    private CodeMapReader(DiagnosticBag diagnostics) => this.diagnostics = diagnostics;

    public static CodeMap Read(ImmutableArray<CodeMapFiles> sources, DiagnosticBag diagnostics)
    {
        if (sources.IsEmpty)
        {
            return CodeMap.None;
        }

        CodeMapReader reader = new(diagnostics);
        foreach (CodeMapFiles source in sources)
        {
            reader.Read(source);
        }

        reader.CheckTargets();
        return new CodeMap(reader.codes.ToFrozenDictionary());
    }

    private void Read(CodeMapFiles source)
    {
        foreach (string problem in source.Problems)
        {
            diagnostics.ReportUnusableFile(Line(source.Files.Name, 1), problem);
        }

        string[] lists = [.. source.Files.Files.Keys.Where(static p => p.EndsWith(Extension, StringComparison.Ordinal))];
        if (lists.Length == 0 && source.Problems.IsEmpty)
        {
            diagnostics.ReportBadCodeMap(Line(source.Files.Name, 1), "there is no file that ends in `.csv`");
        }

        foreach (string list in lists)
        {
            found = 0;
            ReadList(list, source.Files.Find(list)!);
        }
    }

    private void ReadList(string list, string text)
    {
        bool header = true;
        foreach ((int line, string[] row) in Csv.Rows(text))
        {
            string[] cells = [.. row.Select(static c => c.Trim())];
            if (header)
            {
                header = false;
                if (!cells.SequenceEqual(Header, StringComparer.Ordinal))
                {
                    diagnostics.ReportBadCodeMap(Line(list, line), "its first line is another");
                    return;
                }
            }
            else if (cells.Length != Header.Length || Array.Exists(cells, static c => c.Length == 0 || c.Any(char.IsControl)))
            {
                diagnostics.ReportBadCodeMap(Line(list, line), "this line does not have four cells with text");
                return;
            }
            else
            {
                Add(list, line, new Code(cells[0], cells[1]), cells[2], cells[3]);
            }
        }

        if (header)
        {
            diagnostics.ReportBadCodeMap(Line(list, 1), "it is empty");
        }
    }

    private void Add(string list, int line, Code from, string toSystem, string toCode)
    {
        if (!CodeSystems.Resolve(toSystem).Contains(':', StringComparison.Ordinal))
        {
            Report(() => diagnostics.ReportUnknownCodeSystem(Line(list, line), toSystem, CodeSystems.AliasNames));
        }
        else if (!codes.TryAdd(from, new MappedCode(new Code(toSystem, toCode), list, line)))
        {
            MappedCode first = codes[from];
            Report(() => diagnostics.ReportMappedTwice(Line(list, line), from.Value, Line(first.List, first.Line)));
        }
    }

    // A code that stands for one that is mapped again would mean two things, or go round in a circle.
    private void CheckTargets()
    {
        found = 0;
        foreach ((Code from, MappedCode mapped) in codes.OrderBy(static c => c.Value.List, StringComparer.Ordinal).ThenBy(static c => c.Value.Line))
        {
            if (codes.TryGetValue(mapped.To, out MappedCode further))
            {
                Report(() => diagnostics.ReportMappedOnward(Line(mapped.List, mapped.Line), from.Value, mapped.To.Value, Line(further.List, further.Line)));
            }
        }
    }

    private void Report(Action report)
    {
        if (found++ < MostFindings)
        {
            report();
        }
    }

    private static SourceLocation Line(string list, int line) => new(list, line, 1, line, 1);
}
