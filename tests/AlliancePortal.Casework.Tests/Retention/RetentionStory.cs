using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Time;
using AlliancePortal.Casework.Persistence.Bootstrap;
using AlliancePortal.Casework.Retention;
using AlliancePortal.Casework.Tests.Access.Policies;
using AlliancePortal.Testing.Casework;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Retention;

/// <summary>Cases of each category, and what is asked about them.</summary>
internal static class RetentionStory
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>An adult's case, closed by VAAU.</summary>
    public static async Task<Guid> ClosedAdultAsync(this CaseworkWorld world)
    {
        var taken = await world.DoAsync(world.Investigator, AtNow(world, Intakes.Adult()));
        await world.WithAdvocateAsync(taken.CaseId);
        await world.CloseAsync(taken.CaseId);
        return taken.CaseId;
    }

    /// <summary>A child's case, the guardianship ended and the case closed by the Centre.</summary>
    /// <param name="birth">A date of birth, or part of one.</param>
    public static async Task<Guid> ClosedChildAsync(this CaseworkWorld world, string? birth = "2012-05-01")
    {
        var intake = AtNow(world, Intakes.Child());
        var taken = await world.DoAsync(world.Investigator, intake with { Person = intake.Person with { DateOfBirth = birth is null ? null : PartialDate.Parse(birth) } });
        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));
        await world.EndGuardianshipAsync(taken.GuardianshipId.Value);
        await world.DoAsync(world.CswSupervisor, Closings.Closing(taken.CaseId));
        return taken.CaseId;
    }

    /// <summary>All figures to the unit, as the clock may read them.</summary>
    /// <param name="typed">Periods being considered, as JSON.</param>
    public static async Task<Dictionary<string, RetentionFigure>> ExactAsync(this CaseworkWorld world, DateTimeOffset? at = null, string? typed = null)
    {
        var figures = new Dictionary<string, RetentionFigure>();
        await world.AskAsync(Ticket.OfPortal("clock", at ?? world.Clock.GetUtcNow()), $"select * from casework.retention_preview({(typed is null ? "null" : $"'{typed}'")})", rows =>
        {
            long? Number(int column) => rows.IsDBNull(column) ? null : rows.GetInt64(column);
            figures.Add(rows.GetString(0), new RetentionFigure(rows.GetString(0), Number(1), Number(2), Number(3), Number(4), Number(5), Number(6), Number(7)));
        });
        return figures;
    }

    /// <summary>Asks the database as the application's role under a ticket.</summary>
    /// <returns>How many rows it answers.</returns>
    public static async Task<int> AskAsync(this CaseworkWorld world, Ticket ticket, string sql, Action<NpgsqlDataReader>? each = null)
    {
        await using var application = await PolicyDatabase.OpenAsync(world.Connections.Application, Cancel);
        await using var transaction = await application.BeginTransactionAsync(Cancel);
        var key = world.Services.GetRequiredService<TicketKey>();
        await application.SetTicketAsync(ticket.Sign(key.Key, key.Id, application.ProcessID, DateTimeOffset.UtcNow + Ticket.Life), Cancel);
        await using var select = new NpgsqlCommand(sql, application);
        await using var rows = await select.ExecuteReaderAsync(Cancel);
        var count = 0;
        for (; await rows.ReadAsync(Cancel); count++) each?.Invoke(rows);
        return count;
    }

    public static async Task<IReadOnlyList<RetentionDue>> DueAsync(this CaseworkWorld world, Actor supervisor) => (await world.DoAsync(supervisor, new ListRetentionDue { Size = 100 })).Items;

    private static TakeIn AtNow(CaseworkWorld world, TakeIn intake) => intake with { FoundAt = null, IdentifiedAt = world.Clock.GetUtcNow() };
}
