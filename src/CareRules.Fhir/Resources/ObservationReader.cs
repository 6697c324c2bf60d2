using CareRules.Clinical;
using CareRules.Fhir.Elements;
using CareRules.Fhir.Records;
using CareRules.Fhir.Reporting;

namespace CareRules.Fhir.Resources;

/// <summary>
/// Observation: itself, each of its components, and each contained member is a fact. Components have the source, dates and status of
/// the observation. Members that are resources of their own in the Bundle are read where they stand.
/// </summary>
internal static class ObservationReader
{
    public static void Read(FhirElement resource, ReadContext context)
    {
        Timing timing = TimingOf(resource, context);
        DoubtOtherFocus(resource, context);
        context.DoubtModifiers(resource.List("component"u8));
        FactStatus stated = context.Stated(StatusWords.Observation, "status"u8);
        Frame frame = new(context.Source, context.Encounter("encounter"u8), timing);
        Parts parts = new(resource);
        parts.AddTo(context, frame, context.Status(stated));
        foreach (FhirElement member in resource.List("hasMember"u8))
        {
            ReadContained(member, frame, context);
        }

        context.Supply(RecordSection.Observations, stated != FactStatus.EnteredInError);
    }

    private static void ReadContained(FhirElement member, in Frame panel, ReadContext context)
    {
        if (member.Text("reference"u8) is not { Length: > 1 } reference || reference[0] != '#')
        {
            return;
        }

        FhirElement contained = context.Contained(reference[1..]);
        if (!contained.TextIs("resourceType"u8, "Observation"u8))
        {
            context.Notice(FhirNotices.NotFound(context.Source, "hasMember"));
            return;
        }

        // What the member does not date itself is dated by its panel.
        Timing own = TimingOf(contained, context);
        Frame frame = panel with { Timing = own.IsDated ? own : panel.Timing };
        Parts parts = new(contained);
        FactStatus stated = contained.Text("status"u8) is not { } word ? FactStatus.NotStated
            : StatusWords.Observation.TryGet(word, out FactStatus known) ? known : FactStatus.Unknown;
        if (contained.Has("modifierExtension"u8))
        {
            context.Doubt(FhirNotices.Modifier(context.Source));
        }

        parts.AddTo(context, frame, context.Status(stated));
    }

    // An observation of something that is not the patient (a relative, a fetus, a device) is no fact about the patient for certain.
    private static void DoubtOtherFocus(FhirElement resource, ReadContext context)
    {
        foreach (FhirElement focus in resource.List("focus"u8))
        {
            if (!focus.Has("reference"u8) || !context.Subject.Match(focus))
            {
                context.Doubt(FhirNotices.NotUsable(context.Source, "focus"));
                return;
            }
        }
    }

    private static Timing TimingOf(FhirElement resource, ReadContext context)
    {
        PartialDate? effective = resource.Date("effectiveDateTime"u8) ?? resource.Date("effectiveInstant"u8);
        DatePeriod? period = Periods.Read(resource.Get("effectivePeriod"u8));
        if (resource.Get("effectiveTiming"u8) is { Exists: true } timing)
        {
            period = Periods.Read(timing.Get("repeat"u8).Get("boundsPeriod"u8));
            if (period is null)
            {
                context.Doubt(FhirNotices.NoDate(context.Source, "effectiveTiming"));
            }
        }

        return new Timing(effective, period, resource.Date("issued"u8));
    }

    private readonly record struct Part(Concept Code, ObservationValue Value);

    /// <summary>What a resource says itself, unless it is there for its components only, and what these say.</summary>
    private readonly struct Parts
    {
        private static readonly List<Part> None = [];
        private readonly Part own;
        private readonly bool isOwn;
        private readonly List<Part>? others;

        public Parts(FhirElement resource)
        {
            Concept code = Concept.Of(resource.Get("code"u8));
            FhirElements components = resource.List("component"u8);
            isOwn = components.Count == 0 || !code.Codes.IsEmpty || code.Text is not null;
            if (isOwn)
            {
                own = new Part(code, ObservationValue.Of(resource));
            }

            if (components.Count == 0)
            {
                return;
            }

            others = new List<Part>(components.Count);
            foreach (FhirElement component in components)
            {
                others.Add(new Part(Concept.Of(component.Get("code"u8)), ObservationValue.Of(component)));
            }
        }

        public void AddTo(ReadContext context, in Frame frame, FactStatus status)
        {
            if (isOwn)
            {
                context.Add(Fact(own, frame, status));
            }

            foreach (Part part in others ?? None)
            {
                context.Add(Fact(part, frame, status));
            }
        }

        private static ObservationFact Fact(in Part part, in Frame frame, FactStatus status) => new()
        {
            Source = frame.Source,
            Codes = part.Code.Codes,
            Text = part.Code.Text,
            Encounter = frame.Encounter,
            Effective = frame.Timing.Effective,
            Period = frame.Timing.Period,
            Issued = frame.Timing.Issued,
            Value = part.Value.Quantity,
            ValueCodes = part.Value.Codes,
            Unreadable = part.Value.Unreadable,
            DataAbsent = part.Value.DataAbsent,
            Status = status,
        };
    }

    private readonly record struct Timing(PartialDate? Effective, DatePeriod? Period, PartialDate? Issued)
    {
        public bool IsDated => Effective is not null || Period is not null || Issued is not null;
    }

    private readonly record struct Frame(string? Source, string? Encounter, Timing Timing);
}
