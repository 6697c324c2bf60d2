using System.Text;

namespace CareRules.Tool.Patients;

/// <summary>Reads a file that an option names; where it cannot, one line says so and quotes nothing.</summary>
internal static class InputFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="path">The file.</param>
    /// <param name="oneFile">What is expected, for who named a folder: "one patient is one file".</param>
    public static byte[] Bytes(string path, string oneFile)
    {
        if (Directory.Exists(path))
        {
            throw new ToolException(ExitStatus.Usage, $"`{path}` is a folder; {oneFile}.");
        }

        return File.Exists(path) ? File.ReadAllBytes(path) : throw new ToolException(ExitStatus.Usage, $"There is no file `{path}`.");
    }

    /// <summary>The text; null where the bytes are not UTF-8.</summary>
    public static string? Text(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
