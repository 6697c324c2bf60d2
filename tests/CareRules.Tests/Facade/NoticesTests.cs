using CareRules.Clinical;

namespace CareRules.Tests.Facade;

public sealed class NoticesTests
{
    [Fact]
    public void What_the_reader_of_a_record_noted_is_said_once()
    {
        PatientRecord patient = new PatientRecordBuilder().Source("Patient/1").SupplyAll().Add(new RecordNotice("CR5111", "Patient/1", "The birth date cannot be read.")).Build();
        EvaluationResult result = RuleSet.Compile(ContentPack.Source).Evaluate(patient, new DateOnly(2026, 2, 1));
        result.Notices.Should().ContainSingle().Which.Code.Should().Be("CR5111");
    }
}
