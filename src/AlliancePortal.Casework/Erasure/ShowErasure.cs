using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Casework.Erasure;

/// <summary>How it stands with erasing the person of a case: what hinders it, what was asked and decided, and from when nobody can read anything any more.</summary>
public sealed record ShowErasure(Guid CaseId) : IRequest<ErasureView>;

/// <param name="Hindrance">Code of the refusal that would follow now; null: nothing stands against it.</param>
/// <param name="KeyringBackupDays">How long a backup of the keyring is kept after the key is destroyed.</param>
public sealed record ErasureView(
    Guid CaseId, string CaseNumber, bool IsChild, string? Hindrance, ErasureProposal? Proposal, IReadOnlyList<HoldView> Holds, PersonErased? Erased,
    bool MayPropose, bool MayDecide, bool MayWithdraw, int KeyringBackupDays);

/// <param name="Ground">Code of the set <c>erasure_ground</c>.</param>
public sealed record ErasureProposal(string Ground, string? Reason, string ProposedBy, string AgencyName, DateTimeOffset ProposedAt);

/// <param name="Reason">For the agency that set it; else null.</param>
public sealed record HoldView(Guid HoldId, string AgencyName, string SetBy, DateTimeOffset SetAt, string? Reason, bool MayLift);

/// <param name="KeyDestroyedAt">Null: within seconds.</param>
/// <param name="LastBackupExpiresAt">From then on not even a backup of the keyring opens what backups of the cases hold; null until the key is destroyed.</param>
public sealed record PersonErased(
    DateTimeOffset ErasedAt, string Ground, string ProposedBy, string ProposedByAgency, string DecidedBy, string DecidedByAgency, DateTimeOffset? KeyDestroyedAt, DateTimeOffset? LastBackupExpiresAt);

internal sealed class ShowErasureUseCase(ErasureReading reading) : UseCase<ShowErasure, ErasureView>
{
    public override Permission Permission => ErasureReading.Deciders;

    public override async Task<ErasureView> HandleAsync(Operation operation, ShowErasure request, CancellationToken cancel)
    {
        operation.Audit.Read(request.CaseId, "erasure");
        return await reading.ReadAsync(operation, request.CaseId, cancel);
    }
}
