using System.Linq.Expressions;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Referrals;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Board;

/// <summary>What each figure means, once: the number counts exactly these rows and the list shows exactly these rows. Projections only.</summary>
internal static class BoardQueries
{
    private static readonly string[] Boxes = [BoardFigure.Incoming, BoardFigure.Outgoing];

    /// <summary>An open referral as the board sorts it.</summary>
    public sealed record SortedReferral
    {
        public required string Box { get; init; }

        public required string State { get; init; }

        public required int Band { get; init; }

        public required bool Overdue { get; init; }

        public ReferralBoxRow? Row { get; init; }
    }

    public static IQueryable<SortedReferral> Referrals(Operation operation)
    {
        var units = operation.Worker.UnitIds.ToArray();
        var limits = AgeBands.Limits(operation.Now);
        var (day, threeDays, week) = (limits[0], limits[1], limits[2]);
        return operation.Db.ReferralBox.AsNoTracking().Where(row => row.IsOpen && units.Contains(row.UnitId)).Select(row => new SortedReferral
        {
            Box = row.Box,
            State = row.State,
            Band = row.SentAt > day ? 0 : row.SentAt > threeDays ? 1 : row.SentAt > week ? 2 : 3,
            Overdue = row.DueAt < operation.Now && row.State != ReferralStates.Accepted,
            Row = row,
        });
    }

    /// <summary>Those of the last week, which alone are sorted by age; an index finds them without the others.</summary>
    public static IQueryable<SortedReferral> Recent(Operation operation)
    {
        var (week, boxes, states) = (AgeBands.Limits(operation.Now)[^1], Boxes, BoardFigure.OpenStates);
        return Referrals(operation).Where(referral => boxes.Contains(referral.Box) && states.Contains(referral.State) && referral.Row!.SentAt > week);
    }

    /// <summary>Those that wait beyond their deadline, found without the answered ones.</summary>
    public static IQueryable<SortedReferral> Overdue(Operation operation)
    {
        var (boxes, waiting) = (Boxes, new[] { ReferralStates.Sent, ReferralStates.Claimed });
        return Referrals(operation).Where(referral => boxes.Contains(referral.Box) && waiting.Contains(referral.State) && referral.Overdue);
    }

    public static Expression<Func<SortedReferral, bool>> Meant(BoardFigure figure)
    {
        var (box, state, band, overdueOnly) = (figure.What, figure.State, (int?)figure.Age, figure.Overdue);
        return referral => referral.Box == box
            && (state == null || referral.State == state)
            && (band == null || referral.Band == band)
            && (!overdueOnly || referral.Overdue);
    }

    public static IQueryable<GuardianshipBoxRow> Guardianships(Operation operation, BoardFigure figure)
    {
        var units = operation.Worker.UnitIds.ToArray();
        var open = operation.Db.GuardianshipBox.AsNoTracking().Where(row => units.Contains(row.UnitId));
        return figure == BoardFigure.GuardianshipsOverdue
            ? open.Where(row => row.DueAt < operation.Now)
            : open.Where(row => row.State == GuardianshipState.Notified.Code());
    }

    public static IQueryable<CaseloadRow> Cases(Operation operation, BoardFigure figure)
    {
        var open = OpenCases(operation);
        if (figure.WorkerId is { } worker) return open.Where(row => row.AssignedTo == worker);
        if (figure == BoardFigure.CasesUnassigned) return open.Where(row => row.AssignedTo == null);
        return open.Where(row => row.AssignedTo != null
            && !operation.Db.Workers.Any(known => known.Id == row.AssignedTo && known.IsActive && known.UnitIds.Contains(row.UnitId)));
    }

    public static IQueryable<CaseloadRow> OpenCases(Operation operation)
    {
        var units = operation.Worker.UnitIds.ToArray();
        return operation.Db.Caseload.AsNoTracking().Where(row => row.IsActive && !row.IsClosed && units.Contains(row.UnitId));
    }
}
