using System.Globalization;
using System.Text;
using System.Xml;
using CareRules.Testing;

namespace CareRules.Tool.Output;

/// <summary>Writes what came of rule tests.</summary>
internal static class TestReportWriter
{
    /// <summary>Only what failed: what passed is a number.</summary>
    public static string Text(RuleTestReport report)
    {
        StringBuilder text = new();
        foreach (RuleTestResult result in report.Results.Where(static r => !r.Passed))
        {
            text.Append(CultureInfo.InvariantCulture, $"FAILED {result.Test.Name} ({result.Test.Location})\n");
            foreach (string failure in result.Failures)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {failure}\n");
            }
        }

        return text.ToString();
    }

    public static string Json(RuleTestReport report) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("schema", 1);
        json.WriteNumber("tests", report.Results.Length);
        json.WriteNumber("failed", report.Failed);
        json.WriteStartArray("results");
        foreach (RuleTestResult result in report.Results)
        {
            json.WriteStartObject();
            json.WriteString("pack", result.Test.Pack);
            json.WriteString("name", result.Test.Name);
            json.WriteString("path", result.Test.Location.Path);
            json.WriteNumber("line", result.Test.Location.Line);
            json.WriteBoolean("passed", result.Passed);
            json.WriteStartArray("failures");
            foreach (string failure in result.Failures)
            {
                json.WriteStringValue(failure);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }) + "\n";

    public static string JUnit(RuleTestReport report)
    {
        StringBuilder text = new();
        XmlWriterSettings settings = new() { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true, CheckCharacters = false };
        using (XmlWriter xml = XmlWriter.Create(text, settings))
        {
            xml.WriteStartElement("testsuites");
            foreach (IGrouping<string, RuleTestResult> pack in report.Results.GroupBy(static r => r.Test.Pack, StringComparer.Ordinal))
            {
                WriteSuite(xml, pack.Key, [.. pack]);
            }

            xml.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }

    private static void WriteSuite(XmlWriter xml, string pack, RuleTestResult[] results)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Clean(pack));
        xml.WriteAttributeString("tests", Number(results.Length));
        xml.WriteAttributeString("failures", Number(results.Count(static r => !r.Passed)));
        foreach (RuleTestResult result in results)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", Clean($"{pack}.{result.Test.Location.Path}"));
            xml.WriteAttributeString("name", Clean(result.Test.Name));
            xml.WriteAttributeString("file", Clean(result.Test.Location.Path));
            xml.WriteAttributeString("line", Number(result.Test.Location.Line));
            if (!result.Passed)
            {
                xml.WriteStartElement("failure");
                xml.WriteAttributeString("message", Clean(result.Failures[0]));
                xml.WriteString(Clean(string.Join('\n', result.Failures)));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    // XML 1.0 has no way to write most control characters.
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Select(static r => !r.IsBmp || XmlConvert.IsXmlChar((char)r.Value) ? r.ToString() : " "));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
