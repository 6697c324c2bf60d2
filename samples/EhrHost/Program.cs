using CareRules;
using EhrHost.Advice;
using EhrHost.Cds;
using EhrHost.Patients;
using EhrHost.Web;
using Microsoft.AspNetCore.DataProtection;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.AddCareRules(static rules => rules.AddContentPack());                     // compiled here: bad rules stop the host
builder.Services.AddHealthChecks().AddCheck<RuleSetHealthCheck>("rules");
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<Decisions>();                                                // what clinicians have decided
builder.Services.AddSingleton<Adviser>();                                                  // the one place that calls the rules
builder.Services.AddSingleton(static host => PatientFolder.Read(host.GetRequiredService<IHostEnvironment>()));
builder.Services.AddSingleton(static host => Formulary.Read(host.GetRequiredService<IHostEnvironment>()));
builder.Services.AddRazorPages();
builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();                  // no cookie here outlives the process, so no key is kept

WebApplication app = builder.Build();
app.UseSecurityHeaders();
app.UsePlainErrors();
app.UseStaticFiles();
app.MapCdsHooks();                                                                         // for the EHR's order entry
app.MapRazorPages();                                                                       // for the clinician's eyes
app.MapHealthChecks("/health");
await app.RunAsync();
