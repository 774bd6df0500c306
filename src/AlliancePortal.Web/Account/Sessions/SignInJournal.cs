using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.SignIns;
using Npgsql;

namespace AlliancePortal.Web.Account.Sessions;

/// <summary>Writes down what happens to accounts, in the audit and for their owners. A sign-in that cannot be written down does not happen.</summary>
public sealed class SignInJournal(ICasework casework)
{
    /// <summary>Somebody signed in.</summary>
    /// <param name="user">Whose account it is.</param>
    /// <param name="factor">What was shown: a code of <see cref="SignInFactors"/>.</param>
    /// <param name="place">From where.</param>
    /// <param name="isNewPlace">Nobody had signed in there as that person; programs never are known. A person is told of it; a demonstration account is everybody's.</param>
    /// <exception cref="NpgsqlException">It could not be written down: nobody may be let in.</exception>
    public Task SignedInAsync(PortalUser user, string factor, SignInPlace place, bool isNewPlace) => WriteAsync(new RecordSignInEvent
    {
        UserId = user.Id,
        Kind = SignInKinds.SignedIn,
        Factor = factor,
        Device = place.Device,
        Address = place.AddressText,
        IsNewPlace = isNewPlace,
        Tells = !user.IsDemonstration,
    });

    /// <summary>Something shown did not fit. Of an e-mail that nobody has it is written down alike, so that it takes as long.</summary>
    /// <exception cref="NpgsqlException">It could not be written down.</exception>
    public Task RefusedAsync(Guid? userId, string factor, SignInPlace place) =>
        WriteAsync(new RecordSignInEvent { UserId = userId, Kind = SignInKinds.Refused, Factor = factor, Device = place.Device, Address = place.AddressText });

    /// <summary>A factor was changed, or a sign-in ended.</summary>
    /// <param name="userId">Whose account it is.</param>
    /// <param name="kind">A code of <see cref="SignInKinds"/>.</param>
    /// <param name="place">From where.</param>
    /// <param name="by">Who else did it; null: whoever uses the account.</param>
    /// <exception cref="NpgsqlException">It could not be written down.</exception>
    public Task ChangedAsync(Guid userId, string kind, SignInPlace place, Guid? by = null) =>
        WriteAsync(new RecordSignInEvent { UserId = userId, Kind = kind, Device = place.Device, Address = place.AddressText, ByUserId = by });

    private async Task WriteAsync(RecordSignInEvent happened)
    {
        if (!(await casework.RunAsync(Actor.Accounts, happened, CancellationToken.None)).Succeeded) throw new NpgsqlException("A sign-in could not be written down.");
    }
}
