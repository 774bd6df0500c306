using AlliancePortal.Web.Account.Passkeys;

namespace AlliancePortal.Web.Account.StepUp;

/// <summary>A passkey shown in a sign-in that stands, before a dangerous act. The browser itself asks and answers: an open page has no part in it but to try the act again.</summary>
public static class PasskeyConfirmation
{
    public static void MapPasskeyConfirmation(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/api/v1/confirmation/passkey/question", AskAsync).WithTags("Sign-in").Produces<PasskeyQuestion>().ProducesProblem(422)
            .WithSummary("What a browser asks the reader's devices for, to show a passkey before an act that answers 401 `step_up_required`. 422 `not_confirmed` without a passkey.");
        endpoints.MapPost("/api/v1/confirmation/passkey", ConfirmAsync).WithTags("Sign-in").Produces<Confirmed>().ProducesProblem(422).ProducesProblem(429)
            .WithSummary("The device's answer to that question, good once; then send the same request again.");
    }

    private static async Task<IResult> AskAsync(HttpContext context, Confirmations confirmations, PasskeyDesk passkeys) =>
        await confirmations.AccountAsync(context.User.Actor()) is { } user && await passkeys.AskToConfirmAsync(context, user) is { } question ? Results.Ok(question) : Refused(context);

    private static async Task<IResult> ConfirmAsync(PasskeyAnswer body, HttpContext context, Confirmations confirmations, PasskeyDesk passkeys, SignInThrottle throttle, CancellationToken cancel)
    {
        var actor = context.User.Actor();
        if (actor.SignInId is not { } signIn || await confirmations.AccountAsync(actor) is not { } user) return Refused(context);
        // As at the sign-in: nothing to guess, so failures count for the address alone.
        var (shown, wait) = await throttle.RunAsync(context.Connection.RemoteIpAddress, context.TraceIdentifier,
            async () => await passkeys.ConfirmsAsync(context, user, body) ? user : null, cancel);
        if (wait is { } time) return AccountProblem.Wait(context, time);
        if (shown is null) return Refused(context);
        await confirmations.MarkAsync(shown, signIn, cancel);
        return Results.Ok(new Confirmed((int)Casework.Kernel.StepUpAttribute.Fresh.TotalSeconds));
    }

    private static IResult Refused(HttpContext context) => AccountProblem.Of(context, StatusCodes.Status422UnprocessableEntity, AccountProblem.NotConfirmed);
}
