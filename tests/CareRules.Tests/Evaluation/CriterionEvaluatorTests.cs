using CareRules.Clinical;
using CareRules.Model;
using CareRules.Tests.Support;
using static CareRules.Tests.Support.Say;

namespace CareRules.Tests.Evaluation;

public class CriterionEvaluatorTests
{
    private readonly PlanBuilder plan = new();
    private readonly Criterion yes;
    private readonly Criterion no;
    private readonly Criterion unknown;

    public CriterionEvaluatorTests()
    {
        yes = Asked(new ConditionQuery(plan.Concept("present", ConceptKind.Condition)));
        no = Asked(new ConditionQuery(plan.Concept("absent", ConceptKind.Condition)));
        unknown = Asked(new ObservationQuery(plan.Concept("level", ConceptKind.Observation, static c => c with { Unit = "mg" })) { Mode = ObservationMode.Latest, Test = Is("> 1 mg") });
    }

    [Fact]
    public void All_any_and_not_follow_Kleene()
    {
        Truth(All(yes, yes)).Should().Be("true");
        Truth(All(yes, unknown)).Should().Be("unknown");
        Truth(All(unknown, no)).Should().Be("false");
        Truth(Any(unknown, yes)).Should().Be("true");
        Truth(Any(unknown, no)).Should().Be("unknown");
        Truth(Any(no, no)).Should().Be("false");
        Truth(Not(unknown)).Should().Be("unknown");
        Truth(Not(no)).Should().Be("true");
    }

    [Fact]
    public void At_least_counts_what_is_known_and_what_may_be()
    {
        Truth(AtLeast(2, yes, unknown, yes)).Should().Be("true");
        Truth(AtLeast(2, yes, unknown, no)).Should().Be("unknown");
        Truth(AtLeast(3, yes, unknown, no)).Should().Be("false");
    }

    [Fact]
    public void The_choice_for_what_is_unknown_applies_before_an_enclosing_not()
    {
        Criterion chosen = unknown with { IfUnknown = new UnknownChoice(false, "usually normal") };
        Truth(chosen).Should().Be("false");
        Truth(Not(chosen)).Should().Be("true");
        Truth(Not(unknown) with { IfUnknown = new UnknownChoice(false, null) }).Should().Be("false");
        Truth(All(yes, unknown) with { IfUnknown = new UnknownChoice(true, null) }).Should().Be("true");
        Truth(yes with { IfUnknown = new UnknownChoice(false, null) }).Should().Be("true");
    }

    [Fact]
    public void A_definition_is_its_criterion_with_its_choice()
    {
        Criterion defined = plan.Define("known", yes);
        Criterion chosen = plan.Define("chosen", unknown with { IfUnknown = new UnknownChoice(true, null) });
        Truth(defined).Should().Be("true");
        Truth(chosen).Should().Be("true");
        Truth(Not(defined)).Should().Be("false");
    }

    [Theory]
    [InlineData("1951-02-01", ">= 75", "true")]
    [InlineData("1951-02-02", ">= 75", "false")]
    [InlineData("1951", ">= 75", "unknown")]
    [InlineData("1950", ">= 75", "true")]
    [InlineData("1951-01", ">= 75", "true")]
    [InlineData("1952", ">= 75", "false")]
    [InlineData("", ">= 75", "unknown")]
    [InlineData("2027-01-01", ">= 75", "unknown")]
    public void Age_is_completed_years(string born, string test, string truth) =>
        Run.Truth(plan, Age(test), Run.Patient().BirthDate(On(born))).Should().Be(truth);

    [Fact]
    public void Age_may_be_asked_of_an_earlier_day()
    {
        PatientRecordBuilder patient = Run.Patient().BirthDate(On("1960-06-15"));
        Run.Truth(plan, Age("= 65"), patient).Should().Be("true");
        Run.Truth(plan, Age("= 64", "364 days"), patient).Should().Be("true");
        Run.Truth(plan, Age("< 18", "70 years"), patient).Should().Be("false", "there was no age before birth");
    }

    [Theory]
    [InlineData(Sex.Female, "true")]
    [InlineData(Sex.Male, "false")]
    [InlineData(Sex.Unknown, "unknown")]
    public void Sex_that_is_not_recorded_is_unknown(Sex sex, string truth) =>
        Run.Truth(plan, new SexCriterion(Sex.Female, PlanBuilder.Here), Run.Patient().Sex(sex)).Should().Be(truth);

    private string Truth(Criterion criterion) => Run.Truth(plan, criterion, Run.Patient(Condition("present")));
}
