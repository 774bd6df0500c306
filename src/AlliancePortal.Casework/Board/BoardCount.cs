using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Board;

/// <summary>By how much a number of a unit's board changed; the number is the sum of its rows. Written and read by the database alone (<c>52_board_counts.sql</c>).</summary>
public sealed class BoardCount
{
    /// <summary>Subject of open cases, beside the two boxes of referrals (<see cref="BoardFigure.Incoming"/>, <see cref="BoardFigure.Outgoing"/>).</summary>
    public const string Cases = "cases";

    public Guid UnitId { get; init; }

    public required string Subject { get; init; }

    /// <summary>Of cases the worker's id, empty for nobody's; of referrals the state.</summary>
    public required string Key { get; init; }

    public int Change { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<BoardCount>
    {
        public void Configure(EntityTypeBuilder<BoardCount> table)
        {
            table.ToTable("board_counts");
            table.HasNoKey();
            table.HasIndex(c => c.UnitId);
        }
    }
}

/// <summary>One kept number of a unit, as the reader may know it.</summary>
/// <param name="Subject">As in <see cref="BoardCount"/>.</param>
/// <param name="Key">As in <see cref="BoardCount"/>.</param>
internal sealed record KeptNumber(Guid UnitId, string Subject, string Key, int Number)
{
    public static Task<List<KeptNumber>> ReadAsync(Kernel.Operation operation, CancellationToken cancel) =>
        operation.Db.Database.SqlQuery<KeptNumber>($"select unit_id, subject, key, number from casework.board_numbers()").ToListAsync(cancel);
}
