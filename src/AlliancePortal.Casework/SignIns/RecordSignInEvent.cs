using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.SignIns;

/// <summary>Writes down what happened to an account, where accounts are kept; in the audit in the same transaction. Without an account, as for an e-mail that nobody has, only in the audit.</summary>
public sealed record RecordSignInEvent : IRequest<SignInRecorded>
{
    /// <summary>Null: it was nobody's account.</summary>
    public required Guid? UserId { get; init; }

    /// <summary>A code of <see cref="SignInKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>A code of <see cref="SignInFactors"/>.</summary>
    public string? Factor { get; init; }

    public string? Device { get; init; }

    public string? Address { get; init; }

    public bool IsNewPlace { get; init; }

    /// <summary>Whether the person is to be told of a new place.</summary>
    public bool Tells { get; init; }

    public Guid? ByUserId { get; init; }
}

public sealed record SignInRecorded(Guid EventId);

internal sealed class RecordSignInEventUseCase(SignInAddresses addresses) : UseCase<RecordSignInEvent, SignInRecorded>
{
    public override Permission Permission => Permission.AccountsOnly;

    public override async Task<SignInRecorded> HandleAsync(Operation operation, RecordSignInEvent request, CancellationToken cancel)
    {
        var id = NewId.At(operation.Now);
        await operation.Db.Database.ExecuteSqlAsync($"""
            select casework.record_sign_in_event({id}, {request.UserId}, {request.Kind}, {request.Factor}, {request.Device}, {addresses.Seal(id, request.Address)}, {request.IsNewPlace}, {request.Tells}, {request.ByUserId})
            """, cancel);
        var place = request.Kind == SignInKinds.SignedIn ? request.IsNewPlace ? "new_place" : "known_place" : null;
        operation.Audit.Wrote(null, string.Join(':', new[] { request.Kind, request.Factor, place }.OfType<string>()), request.UserId);
        operation.Audit.Wrote(null, "sign_in_event", id);
        return new SignInRecorded(id);
    }
}
