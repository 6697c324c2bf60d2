namespace CareRules.Clinical;

/// <summary>
/// Published formulas, each with its source and the range in which it holds; outside of it there is no value (null). Powers, roots and
/// logarithms are computed in double precision and rounded as published: the one place where the library leaves decimals.
/// </summary>
internal static class Formulas
{
    private const decimal CreatininePerMgDl = 88.42m;

    /// <summary>
    /// eGFR in mL/min/1.73 m², from serum creatinine in umol/L. CKD-EPI 2009 (Levey et al., Ann Intern Med 2009;150:604–612), without the
    /// coefficient for race. Adults. Rounded to a whole number.
    /// </summary>
    public static decimal? CkdEpi2009(decimal creatinine, int age, bool female) =>
        CkdEpi(creatinine, age, female, 141, -0.329, -0.411, -1.209, 0.993, 1.018);

    /// <summary>eGFR in mL/min/1.73 m², from serum creatinine in umol/L. CKD-EPI 2021 (Inker et al., N Engl J Med 2021;385:1737–1749). Adults. Rounded to a whole number.</summary>
    public static decimal? CkdEpi2021(decimal creatinine, int age, bool female) =>
        CkdEpi(creatinine, age, female, 142, -0.241, -0.302, -1.200, 0.9938, 1.012);

    /// <summary>eGFR in mL/min/1.73 m², from serum creatinine in umol/L. Four-variable MDRD, IDMS-traceable (Levey et al., Ann Intern Med 2006;145:247–254), without the coefficient for race. Adults. Rounded to a whole number.</summary>
    public static decimal? Mdrd(decimal creatinine, int age, bool female)
    {
        if (creatinine <= 0 || age < 18)
        {
            return null;
        }

        double mgDl = (double)(creatinine / CreatininePerMgDl);
        return Whole(175 * Math.Pow(mgDl, -1.154) * Math.Pow(age, -0.203) * (female ? 0.742 : 1));
    }

    /// <summary>Creatinine clearance in mL/min, from serum creatinine in umol/L and weight in kg. Cockcroft and Gault, Nephron 1976;16:31–41. Adults. One decimal.</summary>
    public static decimal? CockcroftGault(decimal creatinine, decimal weight, int age, bool female) => creatinine <= 0 || weight <= 0 || age is < 18 or >= 140
        ? null
        : decimal.Round((140 - age) * weight / (72m * creatinine / CreatininePerMgDl) * (female ? 0.85m : 1m), 1, MidpointRounding.AwayFromZero);

    /// <summary>Body mass index in kg/m², from weight in kg and height in m (Quetelet). One decimal.</summary>
    public static decimal? Bmi(decimal weight, decimal height) =>
        weight <= 0 || height is < 0.3m or > 2.8m ? null : decimal.Round(weight / (height * height), 1, MidpointRounding.AwayFromZero);

    /// <summary>QTc in ms, from QT in ms and heart rate in /min. Bazett, Heart 1920;7:353–370. Rounded to a whole number.</summary>
    public static decimal? QtcBazett(decimal qt, decimal heartRate) => Qtc(qt, heartRate, 0.5);

    /// <summary>QTc in ms, from QT in ms and heart rate in /min. Fridericia, Acta Med Scand 1920;53:469–486. Rounded to a whole number.</summary>
    public static decimal? QtcFridericia(decimal qt, decimal heartRate) => Qtc(qt, heartRate, 1.0 / 3.0);

    /// <summary>Calcium in mmol/L corrected to an albumin of 40 g/L: calcium + 0.02 × (40 − albumin). Payne et al., BMJ 1973;4:643–646, in the form in UK use. Two decimals.</summary>
    public static decimal? CorrectedCalcium(decimal calcium, decimal albumin) =>
        calcium <= 0 || albumin is <= 0 or > 80 ? null : decimal.Round(calcium + (0.02m * (40 - albumin)), 2, MidpointRounding.AwayFromZero);

    /// <summary>Non-HDL cholesterol in mmol/L: total less HDL (NICE NG238). Exact.</summary>
    public static decimal? NonHdl(decimal total, decimal hdl) => total < hdl || hdl < 0 ? null : total - hdl;

    /// <summary>FIB-4: age × AST ÷ (platelets × √ALT), with AST and ALT in U/L and platelets in 10⁹/L. Sterling et al., Hepatology 2006;43:1317–1325. Adults. Two decimals.</summary>
    public static decimal? Fib4(decimal ast, decimal alt, decimal platelets, int age) => ast <= 0 || alt <= 0 || platelets <= 0 || age < 18
        ? null
        : Rounded(age * (double)ast / ((double)platelets * Math.Sqrt((double)alt)), 2);

    /// <summary>
    /// MELD: 3.78 ln(bilirubin) + 11.2 ln(INR) + 9.57 ln(creatinine) + 6.43, both in mg/dL (given here in umol/L), each at least 1, creatinine at
    /// most 4; 6 to 40. Kamath et al., Hepatology 2001;33:464–470, with the bounds of UNOS. Rounded to a whole number.
    /// </summary>
    public static decimal? Meld(decimal creatinine, decimal bilirubin, decimal inr)
    {
        if (creatinine <= 0 || bilirubin <= 0 || inr <= 0)
        {
            return null;
        }

        double c = Math.Clamp((double)(creatinine / CreatininePerMgDl), 1, 4);
        double b = Math.Max((double)(bilirubin / 17.1m), 1);
        double i = Math.Max((double)inr, 1);
        return Math.Clamp(Whole((3.78 * Math.Log(b)) + (11.2 * Math.Log(i)) + (9.57 * Math.Log(c)) + 6.43), 6m, 40m);
    }

    /// <summary>
    /// Risk category of chronic kidney disease from eGFR (mL/min/1.73 m²) and albumin to creatinine ratio (mg/mmol): 1 low, 2 moderately
    /// increased, 3 high, 4 very high. KDIGO 2012 heat map, Kidney Int Suppl 2013;3:1–150.
    /// </summary>
    public static decimal? KdigoCategory(decimal egfr, decimal acr)
    {
        if (egfr < 0 || acr < 0)
        {
            return null;
        }

        int g = egfr switch { >= 60 => 0, >= 45 => 1, >= 30 => 2, _ => 3 };
        int a = acr switch { < 3 => 0, <= 30 => 1, _ => 2 };
        return Math.Min(4, 1 + g + a);
    }

    private static decimal? CkdEpi(decimal creatinine, int age, bool female, double scale, double alphaFemale, double alphaMale, double beta, double aging, double femaleFactor)
    {
        if (creatinine <= 0 || age < 18)
        {
            return null;
        }

        double ratio = (double)(creatinine / CreatininePerMgDl) / (female ? 0.7 : 0.9);
        return Whole(scale * Math.Pow(Math.Min(ratio, 1), female ? alphaFemale : alphaMale) * Math.Pow(Math.Max(ratio, 1), beta) * Math.Pow(aging, age) * (female ? femaleFactor : 1));
    }

    private static decimal? Qtc(decimal qt, decimal heartRate, double power) =>
        qt <= 0 || heartRate is < 20 or > 300 ? null : Whole((double)qt / Math.Pow(60.0 / (double)heartRate, power));

    private static decimal Whole(double value) => Rounded(value, 0);

    private static decimal Rounded(double value, int digits) => decimal.Round((decimal)value, digits, MidpointRounding.AwayFromZero);
}
