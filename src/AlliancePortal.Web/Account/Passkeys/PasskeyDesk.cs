using AlliancePortal.Casework.SignIns;
using AlliancePortal.Web.Account.Sessions;
using Microsoft.AspNetCore.Identity;

namespace AlliancePortal.Web.Account.Passkeys;

/// <summary>
/// Keys that a phone, computer or stick keeps, and uses for this portal's address alone after its owner has shown finger, face or PIN: something one has and
/// something one is or knows, so that one stands for password and second factor together (W3C Web Authentication level 3).
/// </summary>
public sealed class PasskeyDesk(IPasskeyHandler<PortalUser> handler, UserManager<PortalUser> users, PasskeyStates states, SignInJournal journal, ILogger<PasskeyDesk> log)
{
    public const int Most = 10;
    public const int NameLength = 60;
    private static readonly Func<PortalUser, bool> MaySignIn = PortalUser.MaySignIn.Compile();

    /// <summary>What the person's device is asked when a passkey is added.</summary>
    public async Task<PasskeyQuestion> AskToAddAsync(HttpContext context, PortalUser user)
    {
        var asked = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = user.Id.ToString(), Name = user.Email!, DisplayName = user.Email! }, context);
        return new PasskeyQuestion(asked.CreationOptionsJson, states.Seal(asked.AttestationState, user.Id.ToString()));
    }

    /// <summary>Keeps the passkey that the device made. A demonstration account has none: it signs in without a second factor on the own machine only.</summary>
    /// <returns>Whether it did.</returns>
    public async Task<bool> AddAsync(HttpContext context, PortalUser user, string name, PasskeyAnswer answer)
    {
        if (user.IsDemonstration || answer.Credential is not { Length: > 0 } credential || states.Open(answer.State, user.Id.ToString()) is not { } state) return false;
        if ((await users.GetPasskeysAsync(user)).Count >= Most) return false;
        var made = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = context, CredentialJson = credential, AttestationState = state });
        if (!made.Succeeded || !made.Passkey.IsUserVerified) return false;
        made.Passkey.Name = name;
        await journal.ChangedAsync(user.Id, SignInKinds.PasskeyAdded, SignInPlace.Of(context));
        return (await users.AddOrUpdatePasskeyAsync(user, made.Passkey)).Succeeded;
    }

    /// <summary>Forgets a passkey: it opens nothing any more.</summary>
    public async Task RemoveAsync(HttpContext context, PortalUser user, byte[] credentialId)
    {
        await journal.ChangedAsync(user.Id, SignInKinds.PasskeyRemoved, SignInPlace.Of(context));
        await users.RemovePasskeyAsync(user, credentialId);
    }

    /// <summary>What any device is asked at the sign-in: whose passkey it is shows in the answer.</summary>
    public async Task<PasskeyQuestion> AskToSignInAsync(HttpContext context)
    {
        var asked = await handler.MakeRequestOptionsAsync(null, context);
        return new PasskeyQuestion(asked.RequestOptionsJson, states.Seal(asked.AssertionState, ""));
    }

    /// <summary>What a signed-in person's devices are asked before a dangerous act.</summary>
    /// <returns>Null when the person has no passkey.</returns>
    public async Task<PasskeyQuestion?> AskToConfirmAsync(HttpContext context, PortalUser user)
    {
        if ((await users.GetPasskeysAsync(user)).Count == 0) return null;
        var asked = await handler.MakeRequestOptionsAsync(user, context);
        return new PasskeyQuestion(asked.RequestOptionsJson, states.Seal(asked.AssertionState, ToConfirm(user)));
    }

    /// <summary>Whether one of the person's own passkeys answered.</summary>
    public async Task<bool> ConfirmsAsync(HttpContext context, PortalUser user, PasskeyAnswer answer) =>
        await ShownAsync(context, answer, ToConfirm(user)) is { } shown && shown.Id == user.Id;

    /// <summary>Whose passkey answered. Wrong passwords that locked the account do not count here: a passkey cannot be guessed, and nobody shall lock a colleague out at night.</summary>
    /// <returns>The account, or null for every kind of no.</returns>
    public Task<PortalUser?> CheckAsync(HttpContext context, PasskeyAnswer answer) => ShownAsync(context, answer, "");

    private static string ToConfirm(PortalUser user) => $"confirm:{user.Id}";

    private async Task<PortalUser?> ShownAsync(HttpContext context, PasskeyAnswer answer, string about)
    {
        if (answer.Credential is not { Length: > 0 } credential || states.Open(answer.State, about) is not { } state) return null;
        var shown = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = context, CredentialJson = credential, AssertionState = state });
        if (!shown.Succeeded || shown.User.IsDemonstration || !MaySignIn(shown.User) || !(await users.AddOrUpdatePasskeyAsync(shown.User, shown.Passkey)).Succeeded)
        {
            log.LogWarning("Passkey refused for {UserId}", shown.User?.Id);
            await journal.RefusedAsync(shown.User?.Id, SignInFactors.Passkey, SignInPlace.Of(context));
            return null;
        }

        log.LogInformation("Passkey of {UserId} accepted", shown.User.Id);
        return shown.User;
    }
}
