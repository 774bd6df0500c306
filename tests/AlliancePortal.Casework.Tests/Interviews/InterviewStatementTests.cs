using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Interviews;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Persistence.Bootstrap;
using AlliancePortal.Testing.Casework;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Interviews;

/// <summary>What the database refuses whoever writes: statements as the application's own role, with a ticket that is genuine.</summary>
public sealed class InterviewStatementTests
{
    private const string Insert = """
        insert into casework.interviews (id, case_id, kind, state, purpose, language, started_at, interviewer_user_ids, social_worker_user_id, topics, attendees, held_before_guardianship,
                                         agency_id, unit_id, recorded_by, recorded_at, version)
        select gen_random_uuid(), @case, @kind, @state, 'other', 'ro', now(), '{}', @worker, '{}', '[]', @before, t.agency_id, t.unit_ids[1], t.user_id, now(), 1 from access.ticket() t
        """;

    private static readonly string[] RefusedStates = ["AP001", "AP030", PostgresErrorCodes.InsufficientPrivilege];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("interview", "held", false)]
    [InlineData("interview", "booked", false)]
    [InlineData("interview", "cancelled", false)]
    [InlineData("interview", "held", true)]
    [InlineData("talk", "held", false)]
    public async Task No_insert_makes_an_interview_of_a_child_without_its_social_worker(string kind, string state, bool before)
    {
        var world = await CaseworkWorld.Shared;
        var taken = await Asked.ChildAsync(world);
        foreach (var worker in new[] { null, (Guid?)world.PejaSocialWorker.UserId, world.Investigator.UserId, Guid.CreateVersion7() })
            Assert.StartsWith("AP0", await RefusedAsync(world, Insert, ("case", taken.CaseId), ("kind", kind), ("state", state), ("before", before), ("worker", worker)));
    }

    [Theory]
    [InlineData("update casework.interviews set social_worker_user_id = null where case_id = @case")]
    [InlineData("update casework.interviews set social_worker_user_id = @other where case_id = @case")]
    [InlineData("update casework.interviews set social_worker_user_id = null, state = 'held' where case_id = @case")]
    [InlineData("update casework.interviews set kind = 'spontaneous' where case_id = @case")]
    [InlineData("update casework.interviews set held_before_guardianship = true where case_id = @case")]
    [InlineData("update casework.interviews set case_id = @adult where case_id = @case")]
    [InlineData("update casework.interviews set case_id = @case where case_id = @adult")]
    public async Task No_update_takes_the_social_worker_away(string statement)
    {
        var world = await CaseworkWorld.Shared;
        var taken = await Asked.ChildAsync(world);
        var adult = await world.DoAsync(world.Investigator, Intakes.Adult());
        await world.DoAsync(world.Investigator, Asked.Held(adult.CaseId));
        await world.DoAsync(world.Investigator, Asked.Booked(taken.CaseId, world.SocialWorker.UserId));
        // Whose case it is may not be written at all; the rest is refused by the rule.
        Assert.Contains(await RefusedAsync(world, statement, ("case", taken.CaseId), ("adult", adult.CaseId), ("other", world.PejaSocialWorker.UserId)), RefusedStates);
    }

    [Fact]
    public async Task A_booking_carries_no_words_whoever_writes_them()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await Asked.ChildAsync(world);
        var booked = await world.DoAsync(world.Investigator, Asked.Booked(taken.CaseId, world.SocialWorker.UserId));
        Assert.Equal("AP030", await RefusedAsync(world, """
            insert into casework.interview_notes (id, case_id, interview_id, text, agency_id, unit_id, recorded_by, recorded_at, version)
            select gen_random_uuid(), @case, @id, '\x00', t.agency_id, t.unit_ids[1], t.user_id, now(), 1 from access.ticket() t
            """, ("case", taken.CaseId), ("id", booked.InterviewId)));
    }

    [Fact]
    public async Task Booked_before_a_handover_it_is_held_only_with_somebody_of_the_centre_that_is_guardian_then()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await Asked.ChildAsync(world);
        var booked = await world.DoAsync(world.Investigator, Asked.Booked(taken.CaseId, world.SocialWorker.UserId));
        await using (var server = await world.AdministratorOfTheServerAsync())
        {
            await using var move = new NpgsqlCommand("""
                set session_replication_role = replica;
                update casework.guardianships set csw_unit_id = (select id from reference.units where code = 'csw-peja-protection') where case_id = @case;
                """, server) { Parameters = { new("case", taken.CaseId) } };
            await move.ExecuteNonQueryAsync(Cancel);
        }

        Assert.Equal("AP001", await RefusedAsync(world, "update casework.interviews set state = 'held', started_at = now() where id = @id", ("id", booked.InterviewId)));
        var held = Asked.Held(taken.CaseId, world.SocialWorker.UserId) with { InterviewId = booked.InterviewId };
        Assert.Equal(InterviewRefusals.ChildWithoutSocialWorker, await world.RefusalAsync(world.Investigator, held));
        Assert.True((await world.DoAsync(world.Investigator, new ListInterviews { Size = 100 })).Items.Single(item => item.InterviewId == booked.InterviewId).LacksSocialWorker);
        Assert.Null(await world.RefusalAsync(world.Investigator, held with { SocialWorkerUserId = world.PejaSocialWorker.UserId }));
    }

    [Fact]
    public async Task An_interpreter_without_vetting_is_refused_by_the_database_too()
    {
        var world = await CaseworkWorld.Shared;
        var adult = await world.DoAsync(world.Investigator, Intakes.Adult());
        var booked = await world.DoAsync(world.Investigator, Asked.Booked(adult.CaseId));
        Assert.Equal("AP031", await RefusedAsync(world, "update casework.interviews set interpreter_id = gen_random_uuid() where id = @id", ("id", booked.InterviewId)));
    }

    /// <summary>The state with which the statement is refused to the investigator's own session.</summary>
    private static async Task<string?> RefusedAsync(CaseworkWorld world, string statement, params (string Name, object? Value)[] values)
    {
        await using var connection = new NpgsqlConnection(world.Connections.Application);
        await connection.OpenAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        Ticket ticket;
        await using (var who = new NpgsqlCommand("select agency_id, unit_ids from access.actor($1)", connection) { Parameters = { new() { Value = world.Investigator.UserId } } })
        {
            await using var row = await who.ExecuteReaderAsync(Cancel);
            await row.ReadAsync(Cancel);
            ticket = Ticket.Of(Role.PoliceInvestigator, world.Investigator.UserId, row.GetGuid(0), row.GetFieldValue<Guid[]>(1), [], world.Clock.GetUtcNow());
        }

        var key = world.Services.GetRequiredService<TicketKey>();
        await using (var set = new NpgsqlCommand("select access.enter($1)", connection)
        {
            Parameters = { new() { Value = ticket.Sign(key.Key, key.Id, connection.ProcessID, DateTimeOffset.UtcNow + Ticket.Life) } },
        }) await set.ExecuteNonQueryAsync(Cancel);
        await using var command = new NpgsqlCommand(statement, connection);
        foreach (var (name, value) in values) command.Parameters.Add(value is null ? new NpgsqlParameter(name, NpgsqlTypes.NpgsqlDbType.Uuid) { Value = DBNull.Value } : new NpgsqlParameter(name, value));
        return (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancel))).SqlState;
    }
}
