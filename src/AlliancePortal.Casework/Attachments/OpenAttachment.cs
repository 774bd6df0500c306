using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Attachments;

/// <summary>Gives a file out to whoever reads entries of its section; it is in the audit before its first byte leaves.</summary>
public sealed record OpenAttachment(Guid AttachmentId) : IRequest<AttachmentContent>;

internal sealed class OpenAttachmentUseCase : UseCase<OpenAttachment, AttachmentContent>
{
    // Enough to tell files of one case apart in a folder, and nothing of the person.
    private const int DigitsOfName = 8;

    public override Permission Permission => Permission.Casework;

    public override async Task<AttachmentContent> HandleAsync(Operation operation, OpenAttachment request, CancellationToken cancel)
    {
        var attachment = await operation.Db.Attachments.AsNoTracking().SingleOrDefaultAsync(a => a.Id == request.AttachmentId, cancel) ?? throw new RefusedException(Refusal.NotFound);
        var whole = await operation.Db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == attachment.CaseId, cancel) ?? throw new RefusedException(Refusal.NotFound);
        var rights = await CaseRights.OfAsync(operation, whole.Id, cancel);
        var pieces = await AttachmentPieces.ReadAsync(operation, whole.VictimId, attachment, cancel);
        operation.Audit.Read(whole.Id, (rights.BreakGlass is null ? "attachment:" : "break_glass:") + ((Section)attachment.Section).Key(), attachment.Id);
        var type = FileType.Of(attachment.Type);
        return new AttachmentContent($"file-{attachment.Id.ToString("N")[^DigitsOfName..]}.{type.Extension}", type.MediaType, pieces);
    }
}
