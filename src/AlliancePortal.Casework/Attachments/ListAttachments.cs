using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Attachments;

/// <summary>The files of a case that are open to the actor, newest first, as far as one agency may attach them: a single page.</summary>
public sealed record ListAttachments(Guid CaseId) : IRequest<AttachmentList>;

public sealed record AttachmentList(IReadOnlyList<AttachmentLine> Items);

internal sealed class ListAttachmentsUseCase : UseCase<ListAttachments, AttachmentList>
{
    public override Permission Permission => Permission.Casework;

    public override async Task<AttachmentList> HandleAsync(Operation operation, ListAttachments request, CancellationToken cancel)
    {
        var whole = await operation.Db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.CaseId, cancel) ?? throw new RefusedException(Refusal.NotFound);
        var rights = await CaseRights.OfAsync(operation, whole.Id, cancel);
        var lines = await AttachmentReading.LinesAsync(operation, whole, rights, await CaseAgencies.OfAsync(operation, whole.Id, cancel), cancel);
        operation.Audit.Read(whole.Id, "case:" + string.Join(',', lines.Select(line => line.Section).Distinct()));
        return new AttachmentList(lines);
    }
}
