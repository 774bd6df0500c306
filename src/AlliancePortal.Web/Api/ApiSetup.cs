using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Accesses;
using AlliancePortal.Web.Account;
using AlliancePortal.Web.Account.Sessions;
using AlliancePortal.Web.Agencies;
using AlliancePortal.Web.Agencies.Roster;
using AlliancePortal.Web.Attachments;
using AlliancePortal.Web.Audit;
using AlliancePortal.Web.Board;
using AlliancePortal.Web.BreakGlass;
using AlliancePortal.Web.Browsing;
using AlliancePortal.Web.Cases;
using AlliancePortal.Web.Cases.Closing;
using AlliancePortal.Web.Charges;
using AlliancePortal.Web.Consent;
using AlliancePortal.Web.Erasure;
using AlliancePortal.Web.FactorResets;
using AlliancePortal.Web.Guardianship;
using AlliancePortal.Web.Intake;
using AlliancePortal.Web.Integrity;
using AlliancePortal.Web.Interviews;
using AlliancePortal.Web.Placements;
using AlliancePortal.Web.Referrals;
using AlliancePortal.Web.Retention;
using AlliancePortal.Web.Sealing;
using AlliancePortal.Web.Security;
using AlliancePortal.Web.StaffReports;
using AlliancePortal.Web.StaffReports.CaseAccess;

namespace AlliancePortal.Web.Api;

/// <summary>The JSON interface: a second face of the same gate. Each feature maps its own calls into the group.</summary>
public static class ApiSetup
{
    public static void AddApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RefusalTexts>();
        builder.Services.AddOpenApi("v1", options =>
        {
            options.ShouldInclude = call => call.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
            options.AddOperationTransformer<Problems>();
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new() { Title = "AlliancePortal", Version = "v1", Description = "A second face of the same gate: nothing is possible here that the pages do not allow." };
                return Task.CompletedTask;
            });
        });
        // Bad input is the caller's fault in every environment: an answer, not an error in the log with what was typed.
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Converters.Add(new InstantConverter());
            options.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            options.SerializerOptions.TypeInfoResolver = options.SerializerOptions.TypeInfoResolver!.WithAddedModifier(ListEnds.SayNext);
        });
    }

    public static void MapApi(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        var api = app.MapGroup("/api/v1");
        api.MapGet("/me", (HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new WhoAmI(), cancel))
            .WithTags("Account").WithSummary("As whom the caller acts.").Produces<Me>();
        api.MapIntakes();
        api.MapCases();
        api.MapGuardianships();
        api.MapNotifications();
        api.MapReferrals();
        api.MapConsent();
        api.MapBoard();
        api.MapDuty();
        api.MapInterviews();
        api.MapAgencies();
        api.MapAgencyKeeping();
        api.MapFactorResets();
        api.MapPlacements();
        api.MapExclusions();
        api.MapClosing();
        api.MapOfficials();
        api.MapCharges();
        api.MapAccesses();
        api.MapBreakGlass();
        api.MapBrowsing();
        api.MapSpeakUp();
        api.MapStaffReports();
        api.MapCaseAccesses();
        api.MapAudit();
        api.MapSecurity();
        api.MapSignIns();
        api.MapErasure();
        api.MapRetention();
        api.MapKeys();
        api.MapAttachments();
    }

    /// <summary>Runs the request as the signed-in person and answers its outcome.</summary>
    public static async Task<IResult> AnswerAsync<T>(this ICasework casework, HttpContext context, IRequest<T> request, CancellationToken cancel, Func<T, IResult>? success = null)
    {
        var outcome = await casework.RunAsync(context.User.Actor(), request, cancel);
        return outcome.Refusal is { } refusal ? new RefusedResult(refusal) : success?.Invoke(outcome.Value) ?? Results.Ok(outcome.Value);
    }
}
