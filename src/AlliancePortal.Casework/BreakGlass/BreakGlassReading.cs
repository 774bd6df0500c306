using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.BreakGlass;

/// <summary>Reads emergency accesses: one's own, and those which one answers for.</summary>
internal static class BreakGlassReading
{
    public const string ReasonField = "break_glass_reason";
    public const string AnswerField = "break_glass_answer";

    /// <summary>Newest first, of the last 90 days.</summary>
    public static async Task<IReadOnlyList<BreakGlassView>> ListAsync(Operation operation, CancellationToken cancel)
    {
        var rows = await operation.Db.Database.SqlQuery<Row>($"select * from casework.break_glasses_known(null)").ToListAsync(cancel);
        await operation.Seals.Keys.PreloadAsync(rows.Select(row => row.KeyId), cancel);
        var views = new List<BreakGlassView>(rows.Count);
        foreach (var row in rows) views.Add(await ViewAsync(operation, row, cancel));
        return views;
    }

    /// <summary>One of them.</summary>
    /// <exception cref="RefusedException">Neither the actor's own nor one to answer for; missing answers alike.</exception>
    public static async Task<BreakGlassView> FindAsync(Operation operation, Guid id, CancellationToken cancel)
    {
        var rows = await operation.Db.Database.SqlQuery<Row>($"select * from casework.break_glasses_known({id})").ToListAsync(cancel);
        return rows is [var row] ? await ViewAsync(operation, row, cancel) : throw new RefusedException(Refusal.NotFound);
    }

    /// <summary>Seals what the second person says under the key of the record.</summary>
    public static async Task<byte[]?> SealAnswerAsync(Operation operation, Guid id, string words, CancellationToken cancel)
    {
        var rows = await operation.Db.Database.SqlQuery<Row>($"select * from casework.break_glasses_known({id})").ToListAsync(cancel);
        return await operation.Seals.SealAsync(rows.Single().KeyId, AnswerField, PersonText.Narrative(words, TextLimits.ShortText).Value, cancel);
    }

    private static async Task<BreakGlassView> ViewAsync(Operation operation, Row row, CancellationToken cancel)
    {
        var state = StateOf(row, operation.Now);
        var answered = row.AnsweredAt is not null;
        var (decides, reviews) = (!row.LifeAtRisk && state == "waiting", row.LifeAtRisk && row.OpenedAt is not null && !answered);
        return new BreakGlassView
        {
            BreakGlassId = row.Id,
            CaseNumber = row.Number,
            CaseId = row.IsInside || (row.IsMine && state == "open") ? row.CaseId : null,
            AboutCaseId = row.CaseId,
            State = state,
            IsMine = row.IsMine,
            DisplayName = row.DisplayName,
            Role = row.Role,
            AgencyName = (await operation.Db.Agencies.AsNoTracking().SingleAsync(agency => agency.Id == row.AgencyId, cancel)).Name,
            LifeAtRisk = row.LifeAtRisk,
            Reason = await operation.Seals.OpenAsync<string>(row.KeyId, ReasonField, row.Reason, cancel),
            AskedAt = row.AskedAt,
            AnswerBy = row.AnswerBy,
            OpenedAt = row.OpenedAt,
            Until = row.OpenedAt is null ? null : row.EndedAt < row.OpenUntil ? row.EndedAt : row.OpenUntil,
            AnsweredBy = row.AnsweredBy,
            AnsweredAt = row.AnsweredAt,
            Agreed = row.Agreed,
            Answer = await operation.Seals.OpenAsync<string>(row.KeyId, AnswerField, row.Answer, cancel),
            MayDecide = row.Oversees && decides,
            MayReview = row.Oversees && reviews,
            MayEnd = state == "open",
            Overdue = row.Oversees && reviews && row.AnswerBy <= operation.Now,
        };
    }

    private static string StateOf(Row row, DateTimeOffset now) => row switch
    {
        { OpenedAt: not null } => row.EndedAt is null && row.OpenUntil > now ? "open" : "ended",
        { Agreed: false } => "refused",
        _ => row.EndedAt is null && row.AnswerBy > now ? "waiting" : "lapsed",
    };

    private sealed record Row(
        Guid Id, string Number, Guid? CaseId, Guid KeyId, bool IsMine, bool Oversees, bool IsInside, string DisplayName, string Role, Guid AgencyId, bool LifeAtRisk, byte[] Reason, DateTimeOffset AskedAt,
        DateTimeOffset AnswerBy, DateTimeOffset? OpenedAt, DateTimeOffset? OpenUntil, DateTimeOffset? EndedAt, string? AnsweredBy, DateTimeOffset? AnsweredAt, bool? Agreed, byte[]? Answer);
}
