using System.Diagnostics;
using System.Globalization;
using CareRules.Tests.Diagnostics;
using CareRules.Tests.Support;

namespace CareRules.Tests.Syntax;

/// <summary>
/// Rule files that were harmed at random, compiled as a host would: nothing is thrown, nothing takes long or much. A few hundred in every
/// run, a hundred thousand with <c>CARERULES_LONG=1</c>. A text that ever failed stays in the folder Corpus, and is tried in every run.
/// </summary>
public sealed class MutationTests
{
    private const long MostBytes = 200L * 1024 * 1024;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private static readonly string[] Snippets =
    [
        "\t", "\n", " ", "  ", "{", "}", "[", "]", ":", ": ", "- ", "#", " #", "\"", "'", ">", "|", ">5", "&a ", "*a", "!!str ", "<<: ", "? ", "%", "---\n", "...\n", "~", "null", "\\", "\\u", "\0",
        "\u202E", "\uD800", "\u201C", "{{", "[]", "{}", ",", "@", "`", "|2", ">-\n", "\r\n", "\u0085", "..", "<=", "all: ", "not: ", "is: ", "9999999999999999999999999999", "-1", "99999 years", "0 days",
    ];

    // Small files that hold every key and every mistake, and one topic of the shipped pack.
    private static readonly string[] Seeds =
    [
        .. Repository.Files("tests/CareRules.Tests/Diagnostics/Samples", "*.yaml").Select(static f => MarkedText.Parse(File.ReadAllText(f)).Text),
        .. Repository.Files("tests/CareRules.Tests/Cases/outcomes", "*.yaml").Select(File.ReadAllText),
        .. Repository.Files("tests/CareRules.Tests/Cases/packs/full", "*.yaml").Select(File.ReadAllText),
        .. Repository.Files("rules/urology", "*.yaml").Take(1).Select(File.ReadAllText),
    ];

    public static TheoryData<string> Corpus => [.. Repository.Files("tests/CareRules.Tests/Syntax/Corpus", "*.yaml").Select(static f => Path.GetFileName(f))];

    [Theory]
    [MemberData(nameof(Corpus))]
    public void A_text_that_once_failed_is_answered(string name) =>
        Fault(File.ReadAllText(Path.Combine(Repository.Files("tests/CareRules.Tests/Syntax/Corpus", name).Single()))).Should().BeNull();

    [Fact]
    public void A_harmed_file_is_answered_in_time()
    {
        for (int number = 0; number < Counts.Of(300, 100_000); number++)
        {
            string text = Harmed(number);
            if (Fault(text) is { } fault)
            {
                string kept = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"carerules-mutation-{number}.yaml"));
                File.WriteAllText(kept, text);
                fault.Should().BeNull("number {0} is kept in {1}: put it into the corpus", number, kept);
            }
        }
    }

    // What is wrong with the answer to a text; null when nothing is. A slow answer is asked for again: the machine may have been busy.
    private static string? Fault(string text)
    {
        for (int attempt = 1; ; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Stopwatch watch = Stopwatch.StartNew();
            try
            {
                RuleSet.TryCompile([RulePackSource.FromFiles("harmed", [new("pack.yaml", "pack: harmed\nversion: 1.0.0\n"), new("rules.yaml", text)])], out _, out _);
            }
#pragma warning disable CA1031 // Whatever leaves the reader is the finding.
            catch (Exception thrown)
#pragma warning restore CA1031
            {
                return thrown.ToString();
            }

            TimeSpan took = watch.Elapsed;
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            if (bytes > MostBytes)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes");
            }

            if (took <= Longest)
            {
                return null;
            }

            if (attempt == 5)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{took.TotalSeconds} s");
            }
        }
    }

    private static string Harmed(int number)
    {
        Numbers random = new(number);
        string text = Seeds[random.Below(Seeds.Length)];
        for (int edits = 1 + random.Below(8); edits > 0; edits--)
        {
            int at = random.Below(text.Length + 1);
            int length = Math.Min(random.Below(40), text.Length - at);
            text = random.Below(5) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(random.Below(text.Length + 1), text.Substring(at, length)),
                2 => WithoutLine(text, at),
                _ => text.Insert(at, Snippets[random.Below(Snippets.Length)]),
            };
        }

        return text;
    }

    private static string WithoutLine(string text, int at)
    {
        int start = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        int end = text.IndexOf('\n', start);
        return end < 0 ? text[..start] : text.Remove(start, end - start + 1);
    }

    // xorshift32: the same on every machine.
    private sealed class Numbers(int seed)
    {
        private uint state = unchecked(((uint)seed * 2654435761u) ^ 0x9E3779B9u) | 1;

        public int Below(int limit)
        {
            state ^= unchecked(state << 13);
            state ^= state >> 17;
            state ^= unchecked(state << 5);
            return (int)(state % (uint)limit);
        }
    }
}
