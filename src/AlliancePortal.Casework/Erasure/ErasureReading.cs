using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Erasure;

/// <summary>What the database tells of an erasure to those who have a say in it.</summary>
internal sealed class ErasureReading(JurisdictionFile jurisdiction)
{
    public const string ReasonField = "erasure_reason";
    public const string HoldField = "legal_hold_reason";
    private const string Proposed = "proposed";

    public static Permission Deciders { get; } = Permission.For(Roles.Supervisors);

    /// <summary>The person whose case it is.</summary>
    /// <exception cref="RefusedException">The actor has no say: hidden, erased and missing answer alike.</exception>
    public static async Task<Guid> PersonAsync(Operation operation, Guid caseId, CancellationToken cancel) =>
        (await operation.Db.Database.SqlQuery<Guid?>($"select casework.erasable({caseId}) as \"Value\"").ToListAsync(cancel)).SingleOrDefault() ?? throw new RefusedException(Refusal.NotFound);

    public static async Task<byte[]?> SealAsync(Operation operation, Guid caseId, string field, string reason, CancellationToken cancel) =>
        await operation.Seals.SealAsync(await PersonAsync(operation, caseId, cancel), field, PersonText.Narrative(reason, TextLimits.ShortText).Value, cancel);

    /// <exception cref="RefusedException">The actor has no say.</exception>
    public async Task<ErasureView> ReadAsync(Operation operation, Guid caseId, CancellationToken cancel) =>
        await FindAsync(operation, caseId, cancel) ?? throw new RefusedException(Refusal.NotFound);

    /// <summary>The same, or null when the actor has no say.</summary>
    public async Task<ErasureView?> FindAsync(Operation operation, Guid caseId, CancellationToken cancel)
    {
        var row = await operation.Db.Database.SqlQuery<Row>($"select * from casework.erasure_of({caseId})").SingleOrDefaultAsync(cancel);
        if (row is null) return null;
        var holds = await operation.Db.Database.SqlQuery<Hold>($"select * from casework.holds_on({caseId})").ToListAsync(cancel);
        var ids = holds.Select(hold => (Guid?)hold.AgencyId).Append(row.ProposedByAgencyId).Append(row.DecidedByAgencyId).OfType<Guid>().Distinct().ToArray();
        var agencies = await operation.Db.Agencies.AsNoTracking().Where(agency => ids.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id, agency => agency.Name, cancel);
        var shown = new List<HoldView>();
        foreach (var hold in holds)
            shown.Add(new HoldView(hold.Id, agencies[hold.AgencyId], hold.SetBy, hold.SetAt, await operation.Seals.OpenAsync<string>(row.VictimId, HoldField, hold.Reason, cancel), hold.MayLift));

        var kept = jurisdiction.Limits.KeyringBackup;
        return new ErasureView(
            caseId, row.Number, row.IsChild, row.Hindrance,
            row.State == Proposed ? new ErasureProposal(row.Ground!, await operation.Seals.OpenAsync<string>(row.VictimId, ReasonField, row.Reason, cancel), row.ProposedBy!, agencies[row.ProposedByAgencyId!.Value], row.ProposedAt!.Value) : null,
            shown,
            row.ErasedAt is { } at ? new PersonErased(at, row.Ground!, row.ProposedBy!, agencies[row.ProposedByAgencyId!.Value], row.DecidedBy!, agencies[row.DecidedByAgencyId!.Value], row.KeyDestroyedAt, row.KeyDestroyedAt + kept) : null,
            row.MayPropose, row.MayDecide, row.MayWithdraw, (int)kept.TotalDays);
    }

    private sealed record Row(
        string Number, bool IsChild, Guid VictimId, string? Hindrance, DateTimeOffset? ErasedAt, string? State, string? Ground, byte[]? Reason, string? ProposedBy, Guid? ProposedByAgencyId,
        DateTimeOffset? ProposedAt, string? DecidedBy, Guid? DecidedByAgencyId, DateTimeOffset? DecidedAt, DateTimeOffset? KeyDestroyedAt, bool MayPropose, bool MayDecide, bool MayWithdraw);

    private sealed record Hold(Guid Id, Guid AgencyId, string SetBy, DateTimeOffset SetAt, byte[]? Reason, bool MayLift);
}
