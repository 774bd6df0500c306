using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Browsing;

/// <summary>A case laid out to see who opens it. Kept apart from the case, so that nobody who reads the case can tell.</summary>
public sealed class Decoy
{
    public Guid CaseId { get; init; }

    public Guid MarkedBy { get; init; }

    public DateTimeOffset MarkedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Decoy>
    {
        public void Configure(EntityTypeBuilder<Decoy> table)
        {
            table.ToTable("decoys");
            table.HasKey(decoy => decoy.CaseId);
        }
    }
}

/// <summary>The decoys that the actor laid out; integrity officers know all.</summary>
public sealed record ListDecoys : IRequest<IReadOnlyList<DecoyView>>;

/// <summary>From now on whoever opens the case raises an alert. A number that is unknown, or not for the actor, is answered alike.</summary>
/// <param name="CaseNumber">As people type it.</param>
public sealed record MarkDecoy(string CaseNumber) : IRequest<IReadOnlyList<DecoyView>>;

/// <summary>The case is a decoy no more.</summary>
public sealed record UnmarkDecoy(Guid CaseId) : IRequest<IReadOnlyList<DecoyView>>;

/// <param name="MarkedBy">Name of who laid it out.</param>
public sealed record DecoyView(Guid CaseId, string CaseNumber, string MarkedBy, DateTimeOffset MarkedAt);

internal sealed class ListDecoysUseCase : UseCase<ListDecoys, IReadOnlyList<DecoyView>>
{
    /// <summary>Supervisors, for cases in which they are, and integrity officers.</summary>
    internal static Permission Keepers { get; } = Permission.For([.. Roles.Supervisors, Role.IntegrityOfficer]);

    public override Permission Permission => Keepers;

    public override async Task<IReadOnlyList<DecoyView>> HandleAsync(Operation operation, ListDecoys request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "decoys");
        return await ReadAsync(operation, cancel);
    }

    internal static async Task<IReadOnlyList<DecoyView>> ReadAsync(Operation operation, CancellationToken cancel)
    {
        var rows = await operation.Db.Database.SqlQuery<Row>($"select case_id, number, marked_by, marked_at from casework.decoys_known()").ToListAsync(cancel);
        return [.. rows.Select(row => new DecoyView(row.CaseId, row.Number, row.MarkedBy, row.MarkedAt))];
    }

    private sealed record Row(Guid CaseId, string Number, string MarkedBy, DateTimeOffset MarkedAt);
}

internal sealed class MarkDecoyUseCase : UseCase<MarkDecoy, IReadOnlyList<DecoyView>>
{
    public override Permission Permission => ListDecoysUseCase.Keepers;

    public override async Task<IReadOnlyList<DecoyView>> HandleAsync(Operation operation, MarkDecoy request, CancellationToken cancel)
    {
        CaseNumber.TryParse(request.CaseNumber, out var typed);
        var number = typed!.ToString();
        var marked = await operation.Db.Database.SqlQuery<Guid?>($"select casework.mark_decoy({number}) as \"Value\"").SingleAsync(cancel);
        // Of the subject, not of the case: "who looked" would tell everybody in it.
        operation.Audit.Wrote(null, "decoy_marked", marked ?? throw new RefusedException(Refusal.Invalid("caseNumber", "unknown")));
        return await ListDecoysUseCase.ReadAsync(operation, cancel);
    }

    internal sealed class Shape : AbstractValidator<MarkDecoy>
    {
        public Shape() => RuleFor(r => r.CaseNumber).Must(number => CaseNumber.TryParse(number, out _)).WithErrorCode("not_a_case_number");
    }
}

internal sealed class UnmarkDecoyUseCase : UseCase<UnmarkDecoy, IReadOnlyList<DecoyView>>
{
    public override Permission Permission => ListDecoysUseCase.Keepers;

    public override async Task<IReadOnlyList<DecoyView>> HandleAsync(Operation operation, UnmarkDecoy request, CancellationToken cancel)
    {
        if (!await operation.Db.Database.SqlQuery<bool>($"select casework.unmark_decoy({request.CaseId}) as \"Value\"").SingleAsync(cancel)) throw new RefusedException(Refusal.NotFound);
        operation.Audit.Wrote(null, "decoy_unmarked", request.CaseId);
        return await ListDecoysUseCase.ReadAsync(operation, cancel);
    }
}
