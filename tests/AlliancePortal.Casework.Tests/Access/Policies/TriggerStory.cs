using System.Text.RegularExpressions;
using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Persistence.Bootstrap;
using AlliancePortal.Testing.Casework;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Access.Policies;

/// <summary>
/// A story of statements, each under somebody's ticket and refused or not, in which every trigger has its part: after each step stands what all
/// units find in their lists. Told twice it ends the same; told without a trigger it does not.
/// </summary>
internal sealed partial class TriggerStory
{
    // What the database writes by itself; ids that it makes up are left out.
    private static readonly string[] Written =
        ["caseload", "participations", "notifications", "wake_ups", "referral_box", "disclosures", "due_work", "guardianship_box", "interview_box", "assignments", "duty_shifts", "interviews", "referrals", "search_tokens", "withholdings", "caseload_names", "board_counts"];

    private static readonly string Teller = $$"""
        create function pg_temp.tell(steps text[], tickets text[], known text) returns text language plpgsql as $tell$
        declare told text := ''; stands text; begin
            for n in 1..cardinality(steps) loop
                perform access.enter(tickets[n]);
                begin
                    execute steps[n];
                    set constraints all immediate;
                    set constraints all deferred;
                    told := told || n || ' done ';
                exception when others then
                    told := told || n || ' ' || sqlstate || ' ' || sqlerrm || ' ';
                end;
                select md5(string_agg(x, '|' order by x)) into stands from (
                    {{string.Join(" union all ", Written.Select(table => $"select '{table}' || (to_jsonb(t) - 'id')::text from casework.{table} t"))}}) all_of_it(x);
                told := told || stands || coalesce(current_setting('portal.woke', true), '') || E'\n';
                if not starts_with(known, told) then return told; end if;
            end loop;
            return told;
        end $tell$
        """;

    private readonly NpgsqlConnection superuser;
    private readonly TicketKey key;
    private readonly IReadOnlyList<(string Sql, Ticket Ticket, string Expected)> steps;

    private TriggerStory(NpgsqlConnection superuser, TicketKey key, IReadOnlyList<(string, Ticket, string)> steps) => (this.superuser, this.key, this.steps) = (superuser, key, steps);

    [GeneratedRegex(@"gen_random_uuid\(\)")]
    private static partial Regex MadeUpId { get; }

    [GeneratedRegex(@"left\(md5\(random\(\)::text\), (\d+)\)")]
    private static partial Regex MadeUpText { get; }

    public static async Task<TriggerStory> PrepareAsync(CaseworkWorld world, NpgsqlConnection superuser, CancellationToken cancel)
    {
        await superuser.ExecuteAsync(Teller, cancel);
        var rows = await AnyRow.ReadAsync(superuser, cancel);
        var seats = new Dictionary<Guid, string[]>();
        await using (var select = new NpgsqlCommand("select id, role, agency_id::text, unit_ids[1]::text from casework.workers", superuser))
        await using (var read = await select.ExecuteReaderAsync(cancel))
            while (await read.ReadAsync(cancel)) seats[read.GetGuid(0)] = [read.GetString(1), read.GetString(2), read.GetString(3)];
        var minute = 0;
        var steps = new List<(string, Ticket, string)>();
        foreach (var (who, sql, expected) in new TriggerSteps(world, rows, id => seats[id][2], id => seats[id][1]).All())
        {
            var at = CaseworkWorld.Night.AddMinutes(++minute);
            var ticket = who is null ? Ticket.OfPortal("clock", at)
                : Ticket.Of(EnumCode.Find<Role>(seats[who.UserId][0])!.Value, who.UserId, Guid.Parse(seats[who.UserId][1]), [Guid.Parse(seats[who.UserId][2])], [], at);
            var settled = MadeUpText.Replace(MadeUpId.Replace(sql, _ => $"'{Guid.CreateVersion7()}'"), found => $"'{new string('t', Math.Min(8, int.Parse(found.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)))}'");
            steps.Add((settled.Replace("now()", $"'{CaseworkWorld.Night:O}'::timestamptz", StringComparison.Ordinal), ticket, expected));
        }

        return new TriggerStory(superuser, world.Services.GetRequiredService<TicketKey>(), steps);
    }

    /// <summary>What happens, and what stands in the lists after each step.</summary>
    /// <param name="known">The story as it was told before: the first step that ends otherwise is the last. Null: it is told to its end.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<string> TellAsync(string? known, CancellationToken cancel)
    {
        await using var tell = new NpgsqlCommand("select pg_temp.tell($1, $2, $3)", superuser) { CommandTimeout = 120 };
        tell.Parameters.Add(new() { Value = steps.Select(step => step.Sql).ToArray() });
        tell.Parameters.Add(new() { Value = steps.Select(step => step.Ticket.Sign(key.Key, key.Id, superuser.ProcessID, DateTimeOffset.UtcNow + Ticket.Life)).ToArray() });
        tell.Parameters.Add(new() { Value = (object?)known ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        return (string)(await tell.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>Steps that did not end as they are meant to.</summary>
    public IEnumerable<string> Surprises(string told) =>
        from pair in told.Split('\n', StringSplitOptions.RemoveEmptyEntries).Zip(steps)
        let ended = pair.First.Split(' ')[1]
        where ended != (pair.Second.Expected.Length == 0 ? "done" : pair.Second.Expected)
        select $"{pair.First} instead of {pair.Second.Expected}: {pair.Second.Sql}";
}
