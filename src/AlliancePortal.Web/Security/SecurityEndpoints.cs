using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Security;
using AlliancePortal.Casework.SignIns;
using AlliancePortal.Web.Api;

namespace AlliancePortal.Web.Security;

/// <summary>How the portal's own defences stand, as JSON, for administrators.</summary>
public static class SecurityEndpoints
{
    public static void MapSecurity(this IEndpointRouteBuilder endpoints)
    {
        var security = endpoints.MapGroup("/security").WithTags("Security");
        security.MapGet("/rules", (HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new ShowStandingRules(), cancel))
            .WithSummary("How many of its own rules the database holds, and which stand otherwise than they were installed: `missing`, `altered` or `added`.").Produces<StandingRules>();
        security.MapGet("/sign-ins", (HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new CountSignIns(), cancel))
            .WithSummary("How often people signed in, in new places, were refused, or changed a factor, within a day and a week: counts, nobody's name.").Produces<SignInCounts>();
    }
}
