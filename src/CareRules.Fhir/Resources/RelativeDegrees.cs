using System.Collections.Frozen;
using CareRules.Clinical;
using CareRules.Fhir.Elements;

namespace CareRules.Fhir.Resources;

/// <summary>How close a relative is, by the HL7 v3 role codes and the SNOMED CT persons most used.</summary>
internal static class RelativeDegrees
{
    private const string First =
        "PRN MTH FTH NMTH NFTH NPRN NMTHF NFTHF SIB BRO SIS NSIB NBRO NSIS TWIN TWINBRO TWINSIS FTWIN FTWINBRO FTWINSIS ITWIN ITWINBRO ITWINSIS "
        + "CHILD SONC DAUC SON DAU NCHILD "
        + "72705000 66839005 27733009 70924004 65616008 66089001";

    private const string Second =
        "GRPRN GRMTH GRFTH MGRPRN MGRMTH MGRFTH PGRPRN PGRMTH PGRFTH GRNDCHILD GRNDSON GRNDDAU AUNT MAUNT PAUNT UNCLE MUNCLE PUNCLE "
        + "NIENEPH NIECE NEPHEW HSIB HBRO HSIS";

    private const string Other =
        "COUSN MCOUSN PCOUSN GGRPRN GGRMTH GGRFTH MGGRPRN MGGRMTH MGGRFTH PGGRPRN PGGRMTH PGGRFTH "
        + "STPPRN STPMTH STPFTH STPSIB STPBRO STPSIS STPCHILD STPSON STPDAU ADOPTP ADOPTM ADOPTF CHLDADOPT SONADOPT DAUADOPT "
        + "PRNFOST MTHFOST FTHFOST CHLDFOST SONFOST DAUFOST PRNINLAW MTHINLAW FTHINLAW SIBINLAW BROINLAW SISINLAW CHLDINLAW SONINLAW DAUINLAW "
        + "SPS HUSB WIFE DOMPART SIGOTHR";

    private static readonly FrozenDictionary<string, RelativeDegree> Degrees =
        Of(First, RelativeDegree.First).Concat(Of(Second, RelativeDegree.Second)).Concat(Of(Other, RelativeDegree.Other))
            .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The degree of the first code that is known; not stated when none is.</summary>
    public static RelativeDegree Of(FhirElement relationship)
    {
        foreach (FhirElement coding in relationship.List("coding"u8))
        {
            if (coding.Text("code"u8) is { } code && Degrees.TryGetValue(code, out RelativeDegree degree))
            {
                return degree;
            }
        }

        return RelativeDegree.NotStated;
    }

    private static IEnumerable<KeyValuePair<string, RelativeDegree>> Of(string codes, RelativeDegree degree) =>
        codes.Split(' ').Select(code => KeyValuePair.Create(code, degree));
}
