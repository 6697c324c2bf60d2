using CareRules.Tool.Tests.Support;

namespace CareRules.Tool.Tests;

/// <summary>The exit statuses of the contract, a row each. <c>{pack}</c> and the like are filled in from the workspace.</summary>
public sealed class ExitStatusTests : IDisposable
{
    private readonly Workspace workspace = new();

    public ExitStatusTests()
    {
        workspace.Write("broken/pack.yaml", "pack: broken\ntitle: Broken\nversion: 1.0.0\n");
        workspace.Write("broken/rules.yaml", Workspace.Rules.Replace("medication: oral-nsaid", "medication: oral-nsiad", StringComparison.Ordinal));
        workspace.Write("untested/pack.yaml", "pack: untested\ntitle: Untested\nversion: 1.0.0\n");
        workspace.Write("untested/rules.yaml", Workspace.Rules);
        workspace.Write("patient.json", Workspace.Bundle("1"));
        workspace.Write("unreadable.json", "{\"resourceType\":\"Bundle\",");
        workspace.Write("people/a.json", Workspace.Bundle("1"));
        workspace.Write("people/b.json", Workspace.Bundle("2", onNsaid: false));
        workspace.Write("mixed/a.json", Workspace.Bundle("1"));
        workspace.Write("mixed/b.json", "{}");
        Directory.CreateDirectory(workspace.At("empty"));
    }

    [Theory]
    [InlineData(0, "--help")]
    [InlineData(0, "--version")]
    [InlineData(0, "check --help")]
    [InlineData(2, "")]
    [InlineData(2, "chek {pack}")]
    [InlineData(2, "check")]
    [InlineData(2, "check {pack} --colour")]
    [InlineData(0, "check {pack}")]
    [InlineData(0, "check {pack} --format json --deny-warnings")]
    [InlineData(1, "check {broken}")]
    [InlineData(1, "check {broken} --format json")]
    [InlineData(2, "check {nowhere}")]
    [InlineData(2, "check {patient.json}")]
    [InlineData(0, "check {pack} --format sarif")]
    [InlineData(2, "check {pack} --format xml")]
    [InlineData(0, "check {pack} --conflicts")]
    [InlineData(2, "check {pack} --conflicts --format sarif")]
    [InlineData(0, "test {pack}")]
    [InlineData(0, "test {pack} --format junit")]
    [InlineData(1, "test {untested}")]
    [InlineData(1, "test {broken}")]
    [InlineData(2, "test {nowhere}")]
    [InlineData(0, "test {pack} --coverage")]
    [InlineData(0, "test {pack} --mutate")]
    [InlineData(0, "test {pack} --rule nsaid-in-heart-failure")]
    [InlineData(2, "test {pack} --rule nowhere")]
    [InlineData(2, "test {pack} --rule nsaid-in-heart-failure --coverage")]
    [InlineData(0, "evaluate --pack {pack} --patient {patient.json}")]
    [InlineData(0, "evaluate --pack {pack} --patient {patient.json} --as-of 2026-01-31 --supplied all --format json")]
    [InlineData(0, "evaluate --pack {pack} --patient {patient.json} --as-of last-encounter --format markdown")]
    [InlineData(2, "evaluate --pack {pack}")]
    [InlineData(1, "evaluate --pack {broken} --patient {patient.json}")]
    [InlineData(1, "evaluate --pack {pack} --patient {unreadable.json}")]
    [InlineData(2, "evaluate --pack {pack} --patient {nowhere}")]
    [InlineData(2, "evaluate --pack {pack} --patient {people}")]
    [InlineData(2, "evaluate --pack {nowhere} --patient {patient.json}")]
    [InlineData(2, "evaluate --pack {pack} --patient {patient.json} --as-of 01/02/2026")]
    [InlineData(2, "evaluate --pack {pack} --patient {patient.json} --supplied conditons")]
    [InlineData(0, "evaluate --pack {pack} --patient {patient.json} --format html")]
    [InlineData(0, "evaluate --pack {pack} --patient {patient.json} --format fhir")]
    [InlineData(0, "evaluate --pack {pack} --patient {patient.json} --format cds-hooks")]
    [InlineData(2, "evaluate --pack {pack} --patient {patient.json} --format xml")]
    [InlineData(2, "evaluate --pack {pack} --patient {nowhere} --format fhir")]
    [InlineData(1, "evaluate --pack {pack} --patient {unreadable.json} --format cds-hooks")]
    [InlineData(2, "evaluate --pack {pack} --patient {patient.json} --propose {nowhere} --format cds-hooks")]
    [InlineData(2, "evaluate --pack {pack} --patient {patient.json} --propose {nowhere}")]
    [InlineData(2, "evaluate --pack {pack} --patient {patient.json} --record {nowhere}/x/y.json --include-patient")]
    [InlineData(0, "population --pack {pack} --input {people}")]
    [InlineData(3, "population --pack {pack} --input {mixed}")]
    [InlineData(2, "population --pack {pack} --input {nowhere}")]
    [InlineData(2, "population --pack {pack} --input {empty}")]
    [InlineData(2, "population --pack {pack} --input -")]
    [InlineData(2, "population --pack {pack} --input {people} --output {nowhere}/x/y.ndjson")]
    [InlineData(2, "population --pack {pack} --input {people} --output {people}")]
    [InlineData(2, "population --pack {pack} --input {people} --output /dev/null")]
    [InlineData(0, "population --pack {pack} --input {people} --explain")]
    [InlineData(0, "codes")]
    [InlineData(0, "codes CR1001")]
    [InlineData(0, "codes cr1001")]
    [InlineData(2, "codes CR9999")]
    [InlineData(2, "codes ../Program")]
    [InlineData(2, "explain --pack {pack} --patient {patient.json} --rule x")]
    [InlineData(0, "requirements --pack {pack}")]
    [InlineData(0, "requirements --pack {pack} --format json")]
    [InlineData(2, "requirements --pack {nowhere}")]
    [InlineData(2, "replay record.json --patient {patient.json}")]
    [InlineData(2, "book --pack {pack}")]
    [InlineData(2, "book --pack {pack} --output {people}")]
    [InlineData(2, "book --pack {pack} --output {nowhere}/x/y")]
    [InlineData(2, "book --pack {nowhere} --output {nowhere}")]
    [InlineData(0, "book --pack {pack} --output {book}")]
    [InlineData(2, "new rule")]
    public void The_status_is_the_one_that_scripts_rely_on(int status, string line)
    {
        ToolRun run = ToolRun.Of([.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Fill)]);
        run.Status.Should().Be(status, "of `{0}`: {1}", line, run.Error);
        (run.Output + run.Error).Should().NotContain("   at ", "there is never a stack trace");
        if (status == ExitStatus.Usage)
        {
            run.Error.Should().NotBeEmpty().And.EndWith("\n");
            run.Output.Should().BeEmpty("what was not understood has no output");
        }
    }

    [Theory]
    [InlineData("evaluate --pack {pack} --patient {nowhere}")]
    [InlineData("evaluate --pack {pack} --patient {unreadable.json}")]
    [InlineData("check {nowhere}")]
    [InlineData("population --pack {pack} --input {nowhere}")]
    public void What_cannot_be_read_is_said_in_one_line_that_names_it(string line)
    {
        string error = ToolRun.Of([.. line.Split(' ').Select(Fill)]).Error;
        error.Trim().Should().NotContain("\n").And.Contain(workspace.At(""));
    }

    [Theory]
    [InlineData("check {pack}")]
    [InlineData("test {pack}")]
    [InlineData("population --pack {pack} --input {people}")]
    public void An_interrupted_run_ends_with_130(string line)
    {
        ToolRun run = ToolRun.Interrupted([.. line.Split(' ').Select(Fill)]);
        run.Status.Should().Be(ExitStatus.Interrupted);
        run.Error.Should().Be("Interrupted.\n");
    }

    [Fact]
    public void An_internal_fault_is_one_line_without_values()
    {
        using FaultyWriter faulty = new();
        using StringWriter error = new() { NewLine = "\n" };
        CommandLine.Run(["codes"], new ToolIo(faulty, error) { Today = ToolRun.Today }).Should().Be(ExitStatus.Fault);
        error.ToString().Should().Be("Internal fault (InvalidOperationException): this is a fault of carerules, not of your files.\n");
    }

    public void Dispose() => workspace.Dispose();

    private string Fill(string word)
    {
        int open = word.IndexOf('{', StringComparison.Ordinal);
        int close = word.IndexOf('}', StringComparison.Ordinal);
        return open < 0 ? word : word[..open] + workspace.At(word[(open + 1)..close]) + word[(close + 1)..];
    }

    private sealed class FaultyWriter : StringWriter
    {
        public override void Write(string? value) => throw new InvalidOperationException("SECRET");
    }
}
