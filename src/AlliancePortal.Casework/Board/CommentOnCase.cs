using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Board;

/// <summary>A supervisor's word to the own workers on a case; nobody else reads it.</summary>
public sealed record CommentOnCase(Guid CaseId, string Text) : IRequest<CommentWritten>;

public sealed record CommentWritten(Guid EntryId);

internal sealed class CommentOnCaseUseCase : UseCase<CommentOnCase, CommentWritten>
{
    public override Permission Permission => Permission.For(Roles.Supervisors);

    public override async Task<CommentWritten> HandleAsync(Operation operation, CommentOnCase request, CancellationToken cancel)
    {
        var units = operation.Worker.UnitIds.ToArray();
        var row = await operation.Db.Caseload.AsNoTracking()
            .Where(row => row.CaseId == request.CaseId && row.IsActive && !row.IsClosed && units.Contains(row.UnitId)).OrderBy(row => row.UnitId).FirstOrDefaultAsync(cancel)
            ?? throw new RefusedException(Refusal.NotFound);
        var entry = new CaseEntry
        {
            Id = NewId.At(operation.Now),
            CaseId = request.CaseId,
            Section = (short)Section.Notes,
            Kind = "supervisor_comment",
            Text = (await operation.Seals.SealAsync(row.VictimId, "entry", PersonText.Narrative(request.Text).Value!, cancel))!,
            HappenedAt = operation.Now,
        };
        entry.Author(operation);
        operation.Db.CaseEntries.Add(entry);
        operation.Db.Tell(operation, request.CaseId, Section.Notes, "supervisor_commented", entry.Id);
        operation.Audit.Wrote(request.CaseId, "comment", entry.Id);
        return new CommentWritten(entry.Id);
    }

    internal sealed class Shape : AbstractValidator<CommentOnCase>
    {
        public Shape() => RuleFor(r => r.Text).Must(text => PersonText.Narrative(text).IsClean).WithErrorCode("not_text");
    }
}
