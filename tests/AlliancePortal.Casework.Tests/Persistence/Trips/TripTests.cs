using System.Text.Json;
using AlliancePortal.Casework.Interviews;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Casework.Persistence.Trips;
using AlliancePortal.Testing.Casework;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Persistence.Trips;

/// <summary>What a trip brings back is what Entity Framework would have read, record by record.</summary>
public sealed class TripTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Records_are_those_that_Entity_Framework_reads_whatever_their_columns_hold()
    {
        var id = Guid.CreateVersion7();
        var held = new Interview
        {
            Id = Guid.CreateVersion7(),
            CaseId = id,
            Purpose = "identification",
            Language = "sq",
            State = InterviewState.Cancelled,
            StartedAt = new DateTimeOffset(2026, 3, 1, 9, 30, 0, TimeSpan.Zero),
            InterviewerUserIds = [Guid.CreateVersion7()],
            Topics = ["recruitment"],
            Attendees = [new InterviewAttendee(null, "A. B.", "lawyer")],
            HeldBeforeGuardianship = true,
        };
        var bare = new Interview { Id = Guid.CreateVersion7(), CaseId = id, Purpose = "identification", Language = "en", StartedAt = held.StartedAt.AddDays(1), EndedAt = held.StartedAt.AddDays(2), AttendanceConfirmedAt = held.StartedAt };
        await using var db = await WithoutRulesAsync();
        db.Interviews.AddRange(held, bare);
        await db.SaveChangesAsync(Cancel);
        db.ChangeTracker.Clear();

        var trip = new Trip(db);
        var latest = trip.Ask(LatestOfCase, id);
        var answered = trip.Ask("select $1 + 1, $2", row => (row.GetInt32(0), row.Given<DateTimeOffset>(1), row.Text(1)), 41, DBNull.Value);
        Assert.Throws<InvalidOperationException>(() => latest.Rows);
        await trip.GoAsync(Cancel);

        Assert.Equal(Text(await db.Interviews.AsNoTracking().Where(i => i.CaseId == id).OrderByDescending(i => i.StartedAt).ToListAsync(Cancel)), Text(latest.Rows));
        Assert.Equal(Text([bare, held]), Text(latest.Rows));
        Assert.Equal((42, null, null), answered.Single);
    }

    [Fact]
    public async Task Each_asking_has_its_own_id()
    {
        await using var db = await WithoutRulesAsync();
        var trip = new Trip(db);
        var (one, other) = (trip.Ask(LatestOfCase, Guid.CreateVersion7()), trip.Ask(LatestOfCase, Guid.CreateVersion7()));
        await trip.GoAsync(Cancel);
        Assert.Empty(one.Rows.Concat(other.Rows));
        Assert.Null(one.Single);
    }

    private static readonly QueryById<Interview> LatestOfCase = new((db, id) => db.Interviews.Where(i => i.CaseId == id).OrderByDescending(i => i.StartedAt).Take(10));

    private static string Text(IEnumerable<Interview> rows) => JsonSerializer.Serialize(rows);

    // The rows alone matter here: neither the rules nor the records that they belong to. Nothing of it stays.
    private static async Task<CaseworkDb> WithoutRulesAsync()
    {
        var world = await CaseworkWorld.Shared;
        var db = new CaseworkDb(CaseworkDb.Options(new NpgsqlConnectionStringBuilder(world.Connections.Admin) { Database = world.Connections.Database }.ConnectionString));
        await db.Database.BeginTransactionAsync(Cancel);
        await db.Database.ExecuteSqlRawAsync("set local session_replication_role = replica", Cancel);
        return db;
    }
}
