using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Account.SecondFactor;

namespace AlliancePortal.Web.Account.StepUp;

public static class ConfirmationEndpoint
{
    /// <summary>How a program shows the second factor anew, after an act was refused with <c>step_up_required</c>.</summary>
    public static void MapConfirmation(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/api/v1/confirmation", ConfirmAsync).WithTags("Sign-in").Produces<Confirmed>().ProducesProblem(422).ProducesProblem(429)
            .WithSummary("Shows the second factor anew in this sign-in, for acts that answer 401 `step_up_required`; then send the same request again. Demonstration accounts send `password`.");

    private static async Task<IResult> ConfirmAsync(ConfirmationBody body, HttpContext context, StepUpDesk desk, CancellationToken cancel)
    {
        var proof = new SecondProof(body.TwoFactorCode, body.RecoveryCode);
        var (fitted, wait) = await desk.ConfirmAsync(context.User.Actor(), context.Connection.RemoteIpAddress, proof, body.Password, cancel);
        if (wait is { } time) return AccountProblem.Wait(context, time);
        return fitted ? Results.Ok(new Confirmed((int)StepUpAttribute.Fresh.TotalSeconds)) : AccountProblem.Of(context, StatusCodes.Status422UnprocessableEntity, AccountProblem.NotConfirmed);
    }
}

/// <param name="TwoFactorCode">The six digits of the authenticator app.</param>
/// <param name="RecoveryCode">One of the codes on paper instead; it is used up.</param>
/// <param name="Password">Of a demonstration account, which has no second factor.</param>
public sealed record ConfirmationBody(string? TwoFactorCode, string? RecoveryCode, string? Password);

/// <param name="Seconds">How long dangerous acts pass without being asked again.</param>
public sealed record Confirmed(int Seconds);
