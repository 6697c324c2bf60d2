using Microsoft.AspNetCore.Diagnostics;

namespace EhrHost.Web;

/// <summary>Every error is one plain sentence: no stack trace, no path, nothing of the patient.</summary>
internal static class PlainErrors
{
    public static void UsePlainErrors(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = static context => Say(context, SentenceFor(context.Features.Get<IExceptionHandlerFeature>()?.Error)),
            StatusCodeSelector = static error => error switch
            {
                Refusal refusal => refusal.Status,
                BadHttpRequestException bad => bad.StatusCode,
                _ => StatusCodes.Status500InternalServerError,
            },

            // A refusal is an answer, and no fault of this host.
            SuppressDiagnosticsCallback = static failed => failed.Exception is Refusal or BadHttpRequestException,
        });
        app.UseStatusCodePages(static context => Say(context.HttpContext, context.HttpContext.Response.StatusCode switch
        {
            StatusCodes.Status400BadRequest => "The form is from an earlier visit, or from elsewhere. Open the page again and repeat.",
            StatusCodes.Status404NotFound => "There is nothing at this address.",
            StatusCodes.Status405MethodNotAllowed => "This address does not take that method.",
            StatusCodes.Status415UnsupportedMediaType => "The request must be application/json.",
            _ => "The request cannot be answered.",
        }));
    }

    private static string SentenceFor(Exception? error) => error switch
    {
        Refusal refusal => refusal.Message,
        BadHttpRequestException => "The request cannot be read.",
        _ => "The request could not be answered because of a fault in this host.",
    };

    private static Task Say(HttpContext context, string sentence)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(sentence + "\n", context.RequestAborted);
    }
}
