using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Referrals;

/// <summary>Reads referrals: the envelope from the box, the rest only where the database gives the referral itself.</summary>
internal static class ReferralReading
{
    public static async Task<IReadOnlyList<ReferralItem>> ItemsAsync(Operation operation, IReadOnlyList<ReferralBoxRow> rows, CancellationToken cancel)
    {
        var parties = await PartiesAsync(operation, rows.SelectMany(row => new[] { row.FromAgencyId, row.ToAgencyId }), cancel);
        var claimers = rows.Select(row => row.ClaimedBy).OfType<Guid>().Distinct().ToArray();
        var names = claimers.Length == 0 ? [] : await operation.Db.Workers.AsNoTracking().Where(w => claimers.Contains(w.Id)).ToDictionaryAsync(w => w.Id, w => w.DisplayName, cancel);
        return [.. rows.Select(row => new ReferralItem
        {
            ReferralId = row.ReferralId,
            CaseId = row.CaseId,
            Kind = row.Kind,
            From = parties[row.FromAgencyId],
            To = parties[row.ToAgencyId],
            State = row.State,
            Urgency = row.Urgency,
            IsChild = row.IsChild,
            Sex = row.Sex,
            Languages = row.Languages,
            Municipality = row.Municipality,
            SentAt = row.SentAt,
            DueAt = row.DueAt,
            Overdue = IsOverdue(row.State, row.DueAt, operation.Now),
            ClaimedBy = row.ClaimedBy is { } id ? names.GetValueOrDefault(id) : null,
        })];
    }

    /// <summary>The referral as the reader may see it.</summary>
    /// <exception cref="RefusedException">Hidden or missing.</exception>
    public static async Task<ReferralView> ViewAsync(Operation operation, Guid referralId, CancellationToken cancel)
    {
        var boxes = await operation.Db.ReferralBox.AsNoTracking().Where(row => row.ReferralId == referralId).OrderBy(row => row.Box).ToListAsync(cancel);
        var referral = await operation.Db.Referrals.AsNoTracking().SingleOrDefaultAsync(r => r.Id == referralId, cancel);
        var envelope = boxes.FirstOrDefault() ?? (referral is null ? null : await WatchedAsync(operation, referral, cancel)) ?? throw new RefusedException(Refusal.NotFound);
        var item = (await ItemsAsync(operation, [envelope], cancel))[0];
        var unit = await operation.Db.Units.AsNoTracking().SingleAsync(u => u.Id == envelope.ToUnitId, cancel);
        var (otherUnit, other) = envelope.Box == "incoming" ? (referral?.UnitId, envelope.FromAgencyId) : (envelope.ToUnitId, envelope.ToAgencyId);
        var view = new ReferralView
        {
            ReferralId = item.ReferralId,
            CaseId = item.CaseId,
            Kind = item.Kind,
            From = item.From,
            To = item.To,
            State = item.State,
            Urgency = item.Urgency,
            IsChild = item.IsChild,
            Sex = item.Sex,
            Languages = item.Languages,
            Municipality = item.Municipality,
            SentAt = item.SentAt,
            DueAt = item.DueAt,
            Overdue = item.Overdue,
            ClaimedBy = item.ClaimedBy,
            Box = envelope.Box,
            ToUnit = unit.Name,
            Ring = await RingAsync(operation, other, otherUnit, cancel),
            May = ReferralActs.Of(boxes),
            Version = envelope.Version,
        };
        return referral is null || item.CaseId is null ? view : await OpenedAsync(operation, view, referral, cancel);
    }

    private static async Task<ReferralView> OpenedAsync(Operation operation, ReferralView view, Referral referral, CancellationToken cancel)
    {
        var whole = await operation.Db.Cases.AsNoTracking().Where(c => c.Id == referral.CaseId).Select(c => new { c.Number, c.VictimId }).SingleAsync(cancel);
        var party = view.Box != "other";
        return view with
        {
            CaseNumber = whole.Number,
            Sections = Keys(referral.Sections & ReferralKinds.Opening(referral.Kind).Full & ~referral.MinimalSections),
            MinimalSections = Keys(referral.Sections & (referral.MinimalSections | ~ReferralKinds.Opening(referral.Kind).Full)),
            NeededToDecide = Keys(referral.NeededToDecide & ReferralKinds.ToDecide),
            Basis = referral.Basis,
            ConsentId = referral.ConsentId,
            Reason = party ? await operation.Seals.OpenAsync<string>(whole.VictimId, "referral_reason", referral.Reason, cancel) : null,
            ClaimedAt = referral.ClaimedAt,
            DecidedAt = referral.DecidedAt,
            EndedAt = referral.EndedAt,
            EndCode = referral.EndCode,
            EndReason = party ? await operation.Seals.OpenAsync<string>(whole.VictimId, "referral_end_reason", referral.EndReason, cancel) : null,
            Outcome = referral.Outcome,
            SafetyMinimumOnly = referral is { State: ReferralStates.Accepted, EndCode: "consent_withdrawn" or "consent_ended" },
        };
    }

    private static async Task<ReferralBoxRow> WatchedAsync(Operation operation, Referral referral, CancellationToken cancel)
    {
        var whole = await operation.Db.Cases.AsNoTracking().SingleAsync(c => c.Id == referral.CaseId, cancel);
        var person = await operation.Db.IdentityEssentials.AsNoTracking().SingleOrDefaultAsync(i => i.CaseId == referral.CaseId, cancel);
        return new ReferralBoxRow
        {
            ReferralId = referral.Id,
            Box = "other",
            CaseId = referral.CaseId,
            Kind = referral.Kind,
            FromAgencyId = referral.AgencyId,
            ToAgencyId = referral.ToAgencyId,
            ToUnitId = referral.ToUnitId,
            State = referral.State,
            Urgency = referral.Urgency,
            IsChild = whole.IsChild,
            Sex = person?.Sex ?? "unknown",
            Languages = person?.Languages ?? [],
            Municipality = whole.Municipality,
            SentAt = referral.RecordedAt,
            DueAt = referral.DueAt,
            Version = referral.Version,
        };
    }

    private static bool IsOverdue(string state, DateTimeOffset due, DateTimeOffset now) => state is ReferralStates.Sent or ReferralStates.Claimed && due < now;

    private static async Task<Intake.DutyContact?> RingAsync(Operation operation, Guid agencyId, Guid? unitId, CancellationToken cancel)
    {
        var agency = await Successors.OfAsync(operation, await operation.Db.Agencies.AsNoTracking().SingleAsync(a => a.Id == agencyId, cancel), cancel);
        var unit = unitId ?? await operation.Db.Units.AsNoTracking().Where(u => u.AgencyId == agency.Id && u.ClosedAt == null).OrderBy(u => u.Code).Select(u => u.Id).FirstAsync(cancel);
        return await Duty.OfAsync(operation, agency, unit, cancel);
    }

    private static async Task<Dictionary<Guid, AgencyInCase>> PartiesAsync(Operation operation, IEnumerable<Guid> ids, CancellationToken cancel)
    {
        var wanted = ids.Distinct().ToArray();
        return await operation.Db.Agencies.AsNoTracking().Where(a => wanted.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => new AgencyInCase(a.Id, a.Kind, a.Name), cancel);
    }

    private static string[] Keys(int mask) => [.. Access.Sections.In(mask).Select(section => section.Key())];
}
