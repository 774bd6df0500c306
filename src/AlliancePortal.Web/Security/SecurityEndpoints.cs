using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Security;
using AlliancePortal.Web.Api;

namespace AlliancePortal.Web.Security;

/// <summary>How the portal's own defences stand, as JSON, for administrators.</summary>
public static class SecurityEndpoints
{
    public static void MapSecurity(this IEndpointRouteBuilder endpoints) => endpoints
        .MapGet("/security/rules", (HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new ShowStandingRules(), cancel))
        .WithTags("Security").WithSummary("How many of its own rules the database holds, and which stand otherwise than they were installed: `missing`, `altered` or `added`.").Produces<StandingRules>();
}
