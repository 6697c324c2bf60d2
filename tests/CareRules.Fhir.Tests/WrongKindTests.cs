using System.Text.Json.Nodes;
using CareRules.Clinical;
using CareRules.Fhir.Tests.Support;

namespace CareRules.Fhir.Tests;

public sealed class WrongKindTests
{
    private static readonly string[] Others =
        ["null", "7", "1e999", "true", "\"x\"", "\"#\"", "\"2019-02-30\"", "[]", "{}", "[[]]", "[null]", "[7]", "[{}]", "{\"coding\":[{\"code\":7}]}", "{\"value\":\"x\"}"];

    [Theory]
    [InlineData("heart-failure.json")]
    [InlineData("message.json")]
    [InlineData("search-page.json")]
    [InlineData("everything")]
    public void Any_element_replaced_by_anything_is_read_or_refused(string name)
    {
        string payload = name == "everything" ? Everything() : Fixture.File(name);
        int read = 0;
        int tried = 0;
        int places = Nodes(JsonNode.Parse(payload)!).Count;
        for (int place = 1; place < places; place++)
        {
            foreach (string other in Others)
            {
                JsonNode root = JsonNode.Parse(payload)!;
                Replace(Nodes(root)[place]!, JsonNode.Parse(other));
                tried++;
                read += FhirPatient.TryRead(root.ToJsonString(), out _, out _) ? 1 : 0;
            }
        }

        // Nearly all that is wrong is inside one resource, and costs one fact.
        read.Should().BeGreaterThan(tried / 2);
    }

    [Fact]
    public void The_payload_of_everything_reads_without_a_notice()
    {
        PatientRecord record = FhirPatient.Read(Everything());
        record.Notices.Should().BeEmpty();
        Fixture.Facts(record).Select(static f => f.Section).Distinct().Should().HaveCount(14);
    }

    private static void Replace(JsonNode node, JsonNode? other)
    {
        if (node.Parent is JsonArray array)
        {
            array[array.IndexOf(node)] = other;
        }
        else
        {
            node.Parent![node.GetPropertyName()] = other;
        }
    }

    private static List<JsonNode?> Nodes(JsonNode root)
    {
        List<JsonNode?> nodes = [root];
        for (int next = 0; next < nodes.Count; next++)
        {
            nodes.AddRange(nodes[next] switch
            {
                JsonObject o => o.Select(static p => p.Value),
                JsonArray a => a,
                _ => [],
            });
        }

        return nodes;
    }

    private static string Everything()
    {
        const string Code = "{'coding':[{'system':'http://snomed.info/sct','code':'1','display':'one'}],'text':'one'}";
        const string Period = "{'start':'2020-01-01','end':'2020-01-01'}";
        const string Dose = "{'sequence':1,'asNeededBoolean':false,'route':" + Code + ",'timing':{'repeat':{'boundsPeriod':" + Period + ",'frequency':1,'period':1,'periodUnit':'d'}},'doseAndRate':[{'doseQuantity':{'value':1,'unit':'mg'}}]}";
        return Fixture.Bundle(
            "{'resourceType':'Patient','id':'p','gender':'male','birthDate':'1950','deceasedBoolean':false,'extension':[{'url':'x'}]}",
            "{'resourceType':'Condition','code':" + Code + ",'onsetPeriod':" + Period + ",'abatementPeriod':" + Period + ",'clinicalStatus':{'coding':[{'code':'active'}]},'verificationStatus':{'coding':[{'code':'confirmed'}]}}",
            "{'resourceType':'MedicationRequest','status':'active','intent':'order','doNotPerform':true,'reasonCode':[" + Code + "],'medicationCodeableConcept':" + Code + ",'authoredOn':'2020','dosageInstruction':[" + Dose + "," + Dose + "],'dispenseRequest':{'numberOfRepeatsAllowed':1,'expectedSupplyDuration':{'value':1,'code':'mo'}}}",
            "{'resourceType':'MedicationStatement','status':'active','effectivePeriod':" + Period + ",'dosage':[" + Dose + "],'statusReason':[" + Code + "]}",
            "{'resourceType':'MedicationDispense','status':'completed','whenHandedOver':'2020','daysSupply':{'value':1,'unit':'d'}}",
            "{'resourceType':'MedicationAdministration','status':'completed','effectivePeriod':" + Period + ",'dosage':{'route':" + Code + "}}",
            "{'resourceType':'Observation','status':'final','code':" + Code + ",'effectivePeriod':" + Period + ",'valueQuantity':{'value':1,'unit':'mg','comparator':'<'},'component':[{'code':" + Code + ",'valueCodeableConcept':" + Code + "}],'focus':[{'reference':'Patient/p'}],'hasMember':[{'reference':'#m'}],'contained':[{'resourceType':'Observation','id':'m','status':'final','code':" + Code + ",'valueInteger':1}]}",
            "{'resourceType':'AllergyIntolerance','patient':{'reference':'Patient/p'},'code':" + Code + ",'reaction':[{'substance':" + Code + "}]}",
            "{'resourceType':'AdverseEvent','actuality':'actual','suspectEntity':[{'instance':{'reference':'Substance/s'}}]}", "{'resourceType':'Substance','id':'s','code':" + Code + "}",
            "{'resourceType':'Procedure','status':'completed','code':" + Code + ",'performedPeriod':" + Period + "}",
            "{'resourceType':'Immunization','status':'completed','vaccineCode':" + Code + ",'occurrenceDateTime':'2020','isSubpotent':false}",
            "{'resourceType':'Encounter','status':'finished','class':{'code':'AMB'},'type':[" + Code + "],'period':" + Period + ",'hospitalization':{'dischargeDisposition':" + Code + "}}",
            "{'resourceType':'ServiceRequest','status':'active','intent':'order','code':" + Code + ",'authoredOn':'2020','encounter':{'reference':'Encounter/e'}}",
            "{'resourceType':'DeviceRequest','status':'active','intent':'order','codeReference':{'reference':'Device/d'}}", "{'resourceType':'Device','id':'d','type':" + Code + "}",
            "{'resourceType':'FamilyMemberHistory','status':'completed','relationship':" + Code + ",'condition':[{'code':" + Code + ",'onsetAge':{'value':50,'code':'a'}}]}",
            "{'resourceType':'CareTeam','status':'active','period':" + Period + ",'participant':[{'role':[" + Code + "]}]}",
            "{'resourceType':'CarePlan','status':'active','intent':'plan','category':[" + Code + "],'period':" + Period + "}",
            "{'resourceType':'Goal','lifecycleStatus':'active','description':" + Code + ",'target':[{'measure':" + Code + ",'detailRange':{'low':{'value':1,'unit':'mg'}}}]}",
            "{'resourceType':'Flag','status':'active','code':" + Code + ",'period':" + Period + "}",
            "{'resourceType':'Consent','status':'active','scope':" + Code + ",'category':[" + Code + "],'provision':{'type':'permit','code':[" + Code + "],'period':" + Period + "}}",
            "{'resourceType':'RelatedPerson','active':true,'relationship':[" + Code + "],'patient':{'reference':'Patient/p'}}",
            "{'resourceType':'DocumentReference','status':'current','docStatus':'final','type':" + Code + ",'date':'2020-01-01T00:00:00Z','context':{'encounter':[{'reference':'Encounter/e'}]}}",
            "{'resourceType':'List','status':'current','code':{'coding':[{'code':'problems'}]},'emptyReason':{'coding':[{'code':'nilknown'}]}}");
    }
}
