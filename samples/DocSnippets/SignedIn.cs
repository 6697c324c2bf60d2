using Microsoft.AspNetCore.Builder;

namespace DocSnippets;

/// <summary>The C# of docs/security.md.</summary>
public static class SignedIn
{
    public static void SignIn(WebApplication app)
    {
        #region sign-in
        app.MapGroup("/cds-services").RequireAuthorization("ehr");               // the policy for the JWT of CDS Hooks clients
        app.MapRazorPages().RequireAuthorization("clinician");                   // the policy for your own sign-in
        #endregion
    }
}
