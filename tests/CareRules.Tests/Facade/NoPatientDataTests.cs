using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using CareRules.Clinical;
using CareRules.Tests.Architecture;
using CareRules.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareRules.Tests.Facade;

/// <summary>The library is run with a mark in every string of its patients, and fails on purpose: the mark comes out in results alone.</summary>
[Collection(nameof(Alone))]
public sealed class NoPatientDataTests : IDisposable
{
    private static readonly string Bundle = File.ReadAllText(RepositoryRoot.At("samples", "QuickStart", "patient.json"));

    private static readonly DateOnly AsOf = new(2026, 2, 1);

    private readonly LeakWatch watch = new();
    private readonly ServiceProvider services;

    public NoPatientDataTests() =>
        services = new ServiceCollection().AddSingleton<ILogger<RuleSetProvider>>(watch.Log).AddCareRules(static o => o.AddContentPack()).BuildServiceProvider();

    private RuleSet Rules => services.GetRequiredService<RuleSetProvider>().Current;

    [Fact]
    public void The_patients_of_the_content_pack_leave_no_trace()
    {
        HashSet<string> spoken = [];
        RuleTestInfo[] tests = [.. Rules.Tests.Where(static t => t.Patient is not null)];
        RuleSet failing = TelemetryScenario.Failing(Rules, Rules.Rules[0].Id);
        int step = Counts.Of(17, 1);
        for (int i = 0; i < tests.Length; i += step)
        {
            PatientRecord patient = MarkedRecord.Of(tests[i].Patient!);
            EvaluationResult result = Rules.Evaluate(patient, tests[i].AsOf);
            spoken.UnionWith(result.Fired.Select(static f => f.ToString()));
            watch.Texts.Read(patient);
            watch.Texts.Read(result);
            result.Notices.Select(static n => n.Text).Concat(result.Failures.Select(static f => f.Text)).Should().NotContain(static t => t.Contains(MarkedRecord.Mark, StringComparison.Ordinal));
            Explain(result);
            watch.Texts.Read(Rules.WhatIf(patient, tests[i].AsOf, [new MedicationFact { Source = MarkedRecord.Mark, Text = MarkedRecord.Mark, IsProposed = true }]));
            watch.Texts.Read(DecisionRecord.Of(result, includePatient: true));
            watch.Texts.Read(failing.Evaluate(patient, tests[i].AsOf));
        }

        services.GetRequiredService<RuleSetProvider>().Reload().Should().BeTrue();
        watch.Leaks().ShouldBeNone();
        spoken.Should().HaveCountGreaterThan(50, "what says nothing leaks nothing");
        watch.Measured.Should().BeGreaterThan(300);
        watch.Texts.Types.Should().Contain([typeof(Quantity), typeof(DatePeriod), typeof(RecommendationFact), typeof(DataGapInfo), typeof(MeasureTarget), typeof(ReviewDue), typeof(ExplanationNode), typeof(ExplanationChange), typeof(WhatIfDifference), typeof(RecordNotice), typeof(CareTeamMember), typeof(RuleFailure)]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_FHIR_record_that_cannot_be_read_is_refused_without_its_words(bool marksCodes)
    {
        JsonNode marked = MarkedRecord.Json(JsonNode.Parse(Bundle), marksCodes)!;
        PatientRecord read = FhirPatient.Read(marked.ToJsonString());
        watch.Texts.Read(read);
        watch.Texts.Read(Rules.Evaluate(read, AsOf));
        read.Notices.Should().NotContain(static n => n.Text.Contains(MarkedRecord.Mark, StringComparison.Ordinal));
        foreach (string broken in BrokenJson.Of(marked, MarkedRecord.Mark))
        {
            watch.Try(() => watch.Texts.Read(FhirPatient.Read(broken)));
            watch.Try(() => watch.Texts.Read(FhirPatient.ReadProposed(broken)));
        }

        string lines = string.Join('\n', BrokenJson.Of(marked["entry"]![0]!["resource"]!, MarkedRecord.Mark).Take(200));
        watch.Texts.Read(FhirBulk.Read([new FhirBulkFile("Patient.ndjson", () => new MemoryStream(Encoding.UTF8.GetBytes(lines)))]));
        watch.Leaks().ShouldBeNone();
        watch.Caught.Should().BeGreaterThan(100);
        watch.Texts.Types.Should().Contain([typeof(UnreadablePatientException), typeof(FhirBulkPatient)]);
    }

    [Fact]
    public void A_stored_result_that_cannot_be_read_is_refused_without_its_words()
    {
        EvaluationResult result = Rules.Evaluate(MarkedRecord.Of(FhirPatient.Read(Bundle)), AsOf);
        foreach (string broken in BrokenJson.Of(JsonNode.Parse(result.ToJson())!, "other").Where(static (_, i) => i % 7 == 0))
        {
            watch.Try(() => watch.Texts.Read(EvaluationResult.Parse(broken)));
        }

        foreach (string broken in BrokenJson.Of(JsonNode.Parse(DecisionRecord.Of(result, includePatient: true).ToJson())!, "other").Where(static (_, i) => i % 7 == 0))
        {
            watch.Try(() => watch.Texts.Read(DecisionRecord.Parse(broken)));
        }

        watch.Leaks().ShouldBeNone();
        watch.Caught.Should().BeGreaterThan(100);
    }

    [Fact]
    public void Acknowledgements_that_cannot_be_read_are_refused_without_their_words()
    {
        foreach (string word in (string[])["tru", "fals", "nul"])
        {
            watch.Try(() => Acknowledgement.ParseList($"[{{\"fingerprint\":{word} {MarkedRecord.Mark}}}]"));
        }

        watch.Leaks().ShouldBeNone();
        watch.Caught.Should().BeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public void A_mistake_of_the_host_is_answered_without_words_of_the_patient()
    {
        PatientRecord patient = MarkedRecord.Of(FhirPatient.Read(Bundle));
        Code reason = new("urn:host", MarkedRecord.Mark, MarkedRecord.Mark);
        Acknowledgement seen = new() { Fingerprint = MarkedRecord.Mark, On = AsOf, Reason = reason };
        EvaluationResult dead = Rules.Evaluate(patient.ToBuilder().Deceased(null).Build(), AsOf);
        Action[] mistakes =
        [
            () => Rules.Evaluate(patient, AsOf, new EvaluationOptions { Acknowledgements = [seen], Rules = ["none"] }),
            () => Rules.Evaluate(patient, AsOf, new EvaluationOptions { Acknowledgements = [new Acknowledgement { Fingerprint = "", On = AsOf, Reason = reason }] }),
            () => Rules.Evaluate(patient, AsOf, new EvaluationOptions { Acknowledgements = [new Acknowledgement { Fingerprint = "f", On = AsOf, Reason = reason, RearmWhen = $"{{ condition: {MarkedRecord.Mark} }}" }] }),
            () => Rules.Evaluate(patient, AsOf, new EvaluationOptions { Acknowledgements = [new Acknowledgement { Fingerprint = "f", On = AsOf, Reason = reason, RearmWhen = $"[{MarkedRecord.Mark}" }] }),
            () => Rules.WhatIf(patient, AsOf, [patient.Conditions[0]]),
            () => new PatientRecordBuilder().Care(RecordSection.Goals, [new CareFact { Item = CareItem.Carer, Text = MarkedRecord.Mark }]),
            () => dead.Explain(Rules.Rules[0].Id),
            () => DecisionRecord.Of(EvaluationResult.Parse(dead.ToJson())),
            () => PatientFile.Read($"patient: {{ age: {MarkedRecord.Mark} }}", "p.yaml", Rules, AsOf),
            () => PatientFile.Read($"patient: {{ conditions: [{MarkedRecord.Mark}] }}", "p.yaml", Rules, AsOf),
            () => PatientFile.Read($"patient: {{ {MarkedRecord.Mark}: 1 }}", "p.yaml", Rules, AsOf),
            () => PatientFile.Read($"patient: {{ observations: [ {{ egfr: \"5\", on: {MarkedRecord.Mark} }} ] }}", "p.yaml", Rules, AsOf),
            () => PatientFile.Read($"patient: [ {MarkedRecord.Mark}", "p.yaml", Rules, AsOf),
            () => PatientFile.Read($"{MarkedRecord.Mark}", "p.yaml", Rules, AsOf),
        ];
        foreach (Action mistake in mistakes)
        {
            watch.Try(mistake);
        }

        watch.Leaks().ShouldBeNone();
        watch.Caught.Should().Be(mistakes.Length);
    }

    // A record that prints itself prints all that it holds, and goes on doing so when it is given more.
    [Fact]
    public void No_public_type_prints_its_parts_by_itself() =>
        new[] { "CareRules", "CareRules.Fhir", "CareRules.Testing" }.SelectMany(static p => ApiText.PublicTypes(Assembly.Load(p)))
            .Where(static t => t.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is not null
                && t.GetMethod("ToString", Type.EmptyTypes)!.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute), false))
            .ShouldBeNone();

    public void Dispose()
    {
        services.Dispose();
        watch.Dispose();
    }

    private void Explain(EvaluationResult result)
    {
        IEnumerable<string> named = result.NotEvaluated is null
            ? [.. result.Fired.Take(3).Select(static f => f.ToString()), .. result.Gaps.Take(1).SelectMany(static g => g.Rules.Take(1)), $"{Rules.Rules[^1].Pack}/{Rules.Rules[^1].Id}"]
            : [];
        foreach (string name in named)
        {
            watch.Texts.Read(result.Explain(name));
        }
    }
}
