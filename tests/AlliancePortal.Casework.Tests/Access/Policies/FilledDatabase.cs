using AlliancePortal.Casework.Access;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Access.Policies;

/// <summary>A database in which every table of the case schema holds rows, two units have a case each, and a worker of either holds a ticket.</summary>
public sealed class FilledDatabase : IAsyncLifetime
{
    internal PolicyDatabase Database { get; private set; } = null!;

    internal AnyRow Rows { get; private set; } = null!;

    internal Holder First { get; } = Holder.New();

    internal Holder Second { get; } = Holder.New();

    /// <summary>A unit, a worker of it, and the case in which it takes part.</summary>
    internal sealed record Holder(Guid AgencyId, Guid UnitId, Guid UserId, Guid CaseId)
    {
        public static Holder New() => new(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());

        public Ticket Ticket(Role role = Role.SocialWorker, params Guid[] excluded) =>
            AlliancePortal.Casework.Access.Ticket.Of(role, UserId, AgencyId, [UnitId], excluded, DateTimeOffset.UtcNow);
    }

    public async ValueTask InitializeAsync()
    {
        Database = await PolicyDatabase.CreateAsync(default);
        await using var superuser = await PolicyDatabase.OpenAsync(Database.Superuser, default);
        Rows = await AnyRow.ReadAsync(superuser, default);
        await superuser.ExecuteAsync(Loosen, default);
        foreach (var table in Rows.Tables)
        {
            await superuser.ExecuteAsync(Rows.Insert(table), default);
            foreach (var holder in new[] { First, Second }) await superuser.ExecuteAsync(Rows.Insert(table, Of(table, holder)), default);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal async Task<NpgsqlConnection> AsApplicationAsync(CancellationToken cancel) => await PolicyDatabase.OpenAsync(Database.Application + ";Pooling=false", cancel);

    /// <summary>Rows are made table by table, so that nothing between the tables is looked at: that is not what is tested here.</summary>
    internal const string Loosen = """
        do $$ declare c record; begin
            for c in select conrelid::regclass as name, conname from pg_constraint where connamespace = 'casework'::regnamespace and contype in ('c', 'f') loop
                execute format('alter table %s drop constraint %I', c.name, c.conname);
            end loop;
        end $$;
        set session_replication_role = replica;
        """;

    private static IEnumerable<(string, string)> Of(string table, Holder holder)
    {
        yield return ("case_id", $"'{holder.CaseId}'");
        yield return ("unit_id", $"'{holder.UnitId}'");
        yield return ("agency_id", $"'{holder.AgencyId}'");
        yield return ("is_active", "true");
        yield return ("full_mask", $"{Sections.Everything}");
        yield return ("until", "now() + interval '1 year'");
        if (table == "cases") yield return ("id", $"'{holder.CaseId}'");
    }
}
