using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.SignIns;
using AlliancePortal.Web.Api;

namespace AlliancePortal.Web.Account.Sessions;

/// <summary>What happened to one's own account, as JSON.</summary>
public static class SignInEndpoints
{
    public static void MapSignIns(this IEndpointRouteBuilder endpoints) => endpoints
        .MapGet("/me/sign-ins", (HttpContext context, ICasework casework, Guid? after, CancellationToken cancel, int size = ListMySignIns.DefaultSize) =>
            casework.AnswerAsync(context, new ListMySignIns { After = after, Size = size }, cancel))
        .WithTags("Sign-in").WithSummary("What happened to the reader's own account, newest first: sign-ins, refusals, changes of factors, ends of sign-ins; time, browser, address, factor.").Produces<SignInLines>();
}
