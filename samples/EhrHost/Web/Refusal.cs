using System.Diagnostics.CodeAnalysis;

namespace EhrHost.Web;

/// <summary>A request that cannot be answered, with the one sentence that the caller is told. The sentence holds no value of a patient.</summary>
[SuppressMessage("Design", "CA1032", Justification = "A refusal without a status and a sentence would be none.")]
internal sealed class Refusal(int status, string sentence) : Exception(sentence)
{
    public int Status => status;

    public static Refusal Malformed(string sentence) => new(StatusCodes.Status400BadRequest, sentence);

    public static Refusal Changed(string sentence) => new(StatusCodes.Status409Conflict, sentence);

    public static Refusal NotFound(string sentence) => new(StatusCodes.Status404NotFound, sentence);
}
