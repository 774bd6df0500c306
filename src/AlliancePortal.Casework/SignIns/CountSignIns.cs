using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.SignIns;

/// <summary>How often people signed in, or were refused, within the last day and the last week; whose it was is not said.</summary>
public sealed record CountSignIns : IRequest<SignInCounts>;

public sealed record SignInCounts(SignInCount Day, SignInCount Week);

/// <param name="SignedIn">Sign-ins.</param>
/// <param name="NewPlaces">Of these, in a browser not seen before, or by a program.</param>
/// <param name="Refused">Factors of known accounts that did not fit.</param>
/// <param name="FactorChanges">Passwords, apps, passkeys and recovery codes that were set, changed or taken away.</param>
public sealed record SignInCount(int SignedIn, int NewPlaces, int Refused, int FactorChanges);

internal sealed class CountSignInsUseCase : UseCase<CountSignIns, SignInCounts>
{
    private const int Week = 7;

    public override Permission Permission => Permission.For(Role.Administrator);

    public override async Task<SignInCounts> HandleAsync(Operation operation, CountSignIns request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "sign_in_counts");
        return new SignInCounts(await SinceAsync(operation, operation.Now.AddDays(-1), cancel), await SinceAsync(operation, operation.Now.AddDays(-Week), cancel));
    }

    private static async Task<SignInCount> SinceAsync(Operation operation, DateTimeOffset since, CancellationToken cancel) => (await operation.Db.Database.SqlQuery<SignInCount>(
        $"select signed_in, new_places, refused, factor_changes from casework.count_sign_ins({since})").ToListAsync(cancel)).Single();
}
