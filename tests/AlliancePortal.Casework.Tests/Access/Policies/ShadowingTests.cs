using AlliancePortal.Casework.Access;

namespace AlliancePortal.Casework.Tests.Access.Policies;

/// <summary>The application's role makes no objects; even if it could, names of its own would not stand in for ours.</summary>
public sealed class ShadowingTests(FilledDatabase filled) : IClassFixture<FilledDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Objects_in_front_of_the_search_path_change_nothing_in_a_policy_or_function()
    {
        await using var superuser = await PolicyDatabase.OpenAsync(filled.Database.Superuser, Cancel);
        await superuser.ExecuteAsync($"grant temporary on database \"{superuser.Database}\" to portal_app", Cancel);
        await using var application = await filled.AsApplicationAsync(Cancel);
        await application.ExecuteAsync("""
            create temp table ticket_keys (key_id text, inner_pad bytea, outer_pad bytea, valid_until timestamptz);
            insert into ticket_keys values ('forged', '', '', 'infinity');
            create temp table open_tickets (backend int, transaction xid8, expires timestamptz, role text);
            insert into open_tickets values (pg_backend_pid(), pg_current_xact_id(), 'infinity', 'administrator');
            create temp table open_ticket as select * from open_tickets;
            create temp table sights (case_id uuid, is_active boolean);
            create temp table participations as select * from casework.participations;
            create function pg_temp.sha256(bytea) returns bytea language sql as $$ select '\x00'::bytea $$;
            create function pg_temp.pg_backend_pid() returns int language sql as $$ select 1 $$;
            create function pg_temp.same(uuid, uuid) returns boolean language sql as $$ select true $$;
            create operator pg_temp.= (leftarg = uuid, rightarg = uuid, function = pg_temp.same);
            set search_path = pg_temp, casework, access, pg_catalog;
            """, Cancel);
        await using var transaction = await application.BeginTransactionAsync(Cancel);
        var forged = filled.First.Ticket().Sign(new byte[32], "forged", application.ProcessID, DateTimeOffset.UtcNow.AddSeconds(50));
        await application.SetTicketAsync(forged, Cancel);
        Assert.Equal(0, await application.ScalarAsync<long>("select count(*) from casework.cases", Cancel));
        await application.SetTicketAsync(filled.Database.Sign(filled.First.Ticket(), application), Cancel);
        Assert.Equal(1, await application.ScalarAsync<long>("select count(*) from casework.cases", Cancel));
    }
}
