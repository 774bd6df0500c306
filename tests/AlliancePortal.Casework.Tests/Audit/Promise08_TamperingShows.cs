using AlliancePortal.Casework.Cases;
using AlliancePortal.Testing.Casework;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Audit;

/// <summary>Promise 8: tampering shows. A hundred rows of each kind, by somebody who owns the database; each is found and the first bad row named.</summary>
public sealed class Promise08_TamperingShows(AuditLane audit, ITestOutputHelper output) : IClassFixture<AuditLane>
{
    private const int Times = 100;

    // The same chain made anew from a row on, as somebody does who knows how it is made.
    private const string Forge = """
        do $$ declare e audit.entries; before bytea; begin
            select hash into before from audit.entries where lane = @lane and seq = @row - 1;
            for e in select * from audit.entries where lane = @lane and seq >= @row order by seq loop
                e.previous := before;
                e.hash := audit.digest(before, e);
                before := e.hash;
                update audit.entries set previous = e.previous, hash = e.hash where lane = e.lane and seq = e.seq;
            end loop;
            update audit.lanes set hash = before, seq = (select max(seq) from audit.entries where lane = @lane) where lane = @lane;
        end $$;
        """;

    [Fact]
    public Task A_changed_row_is_found_whatever_was_changed_in_it()
    {
        string[] changes =
        [
            "user_id = gen_random_uuid()", "user_id = null", "unit_id = gen_random_uuid()", "purpose = 'clock'", "request = 'ListAgencies'", "outcome = 'not_found'", "role = 'advocate'", "role = null",
            "facts = '[]'", "facts = jsonb_set(facts, '{0,a}', '\"read:other\"')", "hash = set_bit(hash, 7, 1 - get_bit(hash, 7))", "previous = set_bit(previous, 3, 1 - get_bit(previous, 3))",
            "at = at + interval '1 microsecond'", "at = at - interval '1 day'",
        ];
        return EachAsync("changed", row => ($"update audit.entries set {changes[row % changes.Length]} where lane = @lane and seq = {row}", row, null));
    }

    [Fact]
    public Task A_row_that_is_taken_out_is_named() => EachAsync("deleted", row => ($"delete from audit.entries where lane = @lane and seq = {row}", row, null));

    [Fact]
    public Task Two_rows_that_change_places_are_found_at_the_first() => EachAsync("swapped", row => ($"""
        update audit.entries set seq = -1 where lane = @lane and seq = {row};
        update audit.entries set seq = {row} where lane = @lane and seq = {row + 2};
        update audit.entries set seq = {row + 2} where lane = @lane and seq = -1
        """, row, null));

    [Fact]
    public Task A_row_that_is_put_in_is_found_also_with_a_fitting_hash() => EachAsync("inserted", row => ($"""
        insert into audit.entries select (put).* from (
            select row(e.lane, e.seq, e.at + interval '1 second', gen_random_uuid(), e.unit_id, e.purpose, e.request, e.outcome, e.facts, e.previous, e.hash, e.role)::audit.entries as put
            from audit.entries e where e.lane = @lane and e.seq = {row}) made;
        update audit.entries x set hash = audit.digest(x.previous, x) where lane = @lane and seq = {row} and user_id not in (select id from casework.workers)
        """, row, null));

    [Fact]
    public Task A_tail_that_is_cut_together_with_its_head_is_found_by_the_published_head() => EachAsync("cut", row => ($"""
        delete from audit.entries where lane = @lane and seq >= {row};
        update audit.lanes set seq = {row - 1}, hash = (select hash from audit.entries where lane = @lane and seq = {row - 1}) where lane = @lane
        """, null, FirstPublishedFrom(row)));

    [Fact]
    public Task A_chain_that_is_made_anew_is_found_by_the_first_published_head_behind_the_change() => EachAsync("replaced", row =>
        ($"update audit.entries set user_id = gen_random_uuid() where lane = @lane and seq = {row};" + Forge.Replace("@row", $"{row}", StringComparison.Ordinal), null, FirstPublishedFrom(row)));

    [Fact]
    public async Task An_untouched_lane_holds()
    {
        Assert.Equal((null, null), await audit.TamperAsync("select 1"));
    }

    [Fact]
    public async Task Fifty_writers_at_once_make_no_fork()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            for (var time = 0; time < 6; time++) await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId));
        }));

        await using var owner = await world.AdministratorOfTheServerAsync();
        await using var count = new NpgsqlCommand("select count(*) from audit.entries where request = 'ShowCase'", owner);
        Assert.Equal(300L, await count.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        await using var verify = new NpgsqlCommand("select count(*) from generate_series(0, 63) lane, audit.verify(lane::smallint)", owner);
        Assert.Equal(0L, await verify.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    private long FirstPublishedFrom(long row) => audit.Published.Seqs.First(seq => seq >= row);

    private async Task EachAsync(string kind, Func<int, (string Sql, long? Link, long? Head)> tamper)
    {
        var found = 0;
        for (var row = 2; row < 2 + Times; row++)
        {
            var (sql, link, head) = tamper(row);
            var seen = await audit.TamperAsync(sql);
            if (link is not null) Assert.True(seen.Link?.Seq == link, $"{kind} row {row}: found {seen.Link}");
            else Assert.True(seen.Link is null && seen.Head == head, $"{kind} row {row}: found {seen.Link}, published {seen.Head} instead of {head}");
            found++;
        }

        output.WriteLine($"{kind}: {found} of {Times} found, each by its first row");
        Assert.Equal(Times, found);
    }
}
