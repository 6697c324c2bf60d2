namespace CareRules.Explanations;

/// <summary>How every page of this library begins: it loads nothing, and runs no script but one that its policy names.</summary>
internal static class HtmlHead
{
    /// <summary>From the document type to the end of the head, with LF.</summary>
    /// <param name="escapedTitle">The title, escaped already.</param>
    /// <param name="style">The style sheet, of this code.</param>
    /// <param name="scriptDigest">The digest of the one script that may run (<c>sha256-…</c>); null for none.</param>
    public static string Of(string escapedTitle, string style, string? scriptDigest = null) => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; {(scriptDigest is null ? "" : $"script-src '{scriptDigest}'; ")}base-uri 'none'; form-action 'none'">
        <title>{escapedTitle}</title>
        <style>
        {style}
        </style>
        </head>

        """.ReplaceLineEndings("\n");
}
