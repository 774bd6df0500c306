using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Placements;
using Npgsql;

namespace AlliancePortal.Testing.Casework;

/// <summary>The second person who approves what an administrator has proposed: the one place where tests do it.</summary>
public static class Placing
{
    /// <summary>Approves what waits about a person, as one of those who may.</summary>
    /// <param name="casework">The gate.</param>
    /// <param name="superuser">A connection that no policy binds, to find who may.</param>
    /// <param name="userId">Of the worker.</param>
    /// <returns>Who approved.</returns>
    public static async Task<Actor> ApproveAsync(ICasework casework, NpgsqlConnection superuser, Guid userId)
    {
        await using var select = new NpgsqlCommand("""
            select p.id, s from casework.worker_placements p, casework.second_persons(p.user_id, p.proposed_by, p.role, p.unit_ids) s where p.user_id = $1 and p.decided_at is null order by p.proposed_at desc limit 1
            """, superuser)
        { Parameters = { new() { Value = userId } } };
        Guid placement;
        Actor second;
        await using (var row = await select.ExecuteReaderAsync())
        {
            if (!await row.ReadAsync()) throw new InvalidOperationException("Nothing waits about that person.");
            (placement, second) = (row.GetGuid(0), Actor.Person(row.GetGuid(1)));
        }

        _ = (await casework.RunAsync(second, new ApprovePlacement(placement))).Value;
        return second;
    }
}
