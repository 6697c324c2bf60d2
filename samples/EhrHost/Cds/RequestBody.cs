using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using EhrHost.Web;

namespace EhrHost.Cds;

/// <summary>The body of a request, up to a cap that holds whether or not the caller says how long it is.</summary>
internal static class RequestBody
{
    /// <summary>Records of some thousand resources have room.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    public static async Task<JsonDocument> ReadJsonAsync(this HttpRequest request)
    {
        // A form of a foreign page cannot send this type unasked.
        if (!request.HasJsonContentType())
        {
            throw new Refusal(StatusCodes.Status415UnsupportedMediaType, "The request is not application/json.");
        }

        ReadResult read = await request.BodyReader.ReadAtLeastAsync(MostBytes + 1, request.HttpContext.RequestAborted);
        if (read.Buffer.Length > MostBytes)
        {
            throw new Refusal(StatusCodes.Status413PayloadTooLarge, "The request is larger than 8 MiB.");
        }

        return Json.Parse(read.Buffer.ToArray());
    }
}
