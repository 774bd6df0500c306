using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using Npgsql;

namespace AlliancePortal.Casework.Persistence;

/// <summary>The actor as of this transaction: a role taken away is gone with the next act.</summary>
internal sealed record ActorRow(ActingWorker? Worker, IReadOnlyList<Guid> Excluded)
{
    /// <summary>The question that <see cref="MakeAsync"/> reads the answer of.</summary>
    public static NpgsqlBatchCommand Question(Guid user) =>
        new("select agency_id, agency_kind, agency_code, unit_ids, role, display_name, excluded, former_agency_ids, unnamed from access.actor($1)") { Parameters = { new() { Value = user } } };

    /// <summary>Null when nobody active has the id.</summary>
    public static async Task<ActorRow?> MakeAsync(NpgsqlDataReader row, Guid user, CancellationToken cancel)
    {
        if (!await row.ReadAsync(cancel)) return null;
        var role = EnumCode.Find<Role>(row.GetString(4)) ?? throw new InvalidOperationException("A worker has an unknown role.");
        return new ActorRow(
            new ActingWorker(user, row.GetString(5), role, row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetFieldValue<Guid[]>(3))
            { FormerAgencyIds = row.GetFieldValue<Guid[]>(7), UnnamedIn = row.GetFieldValue<Guid[]>(8) },
            row.GetFieldValue<Guid[]>(6));
    }

    public Ticket Ticket(Actor actor, DateTimeOffset now) => Worker is null
        ? Access.Ticket.OfPortal(actor.Purpose, now)
        : Access.Ticket.Of(Worker.Role, Worker.UserId, Worker.AgencyId, Worker.UnitIds, Excluded, now) with { Unnamed = Worker.UnnamedIn, OwnAgencyIds = Worker.OwnAgencyIds };
}
