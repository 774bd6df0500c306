using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using FluentValidation;

namespace AlliancePortal.Casework.Attachments;

/// <summary>Strikes out a file of one's own agency, with the reason: it stays as struck out and can still be opened, nothing is deleted.</summary>
public sealed record StrikeOutAttachment(Guid AttachmentId, string Reason) : IRequest<AttachmentStruckOut>;

public sealed record AttachmentStruckOut(Guid AttachmentId, DateTimeOffset At);

internal sealed class StrikeOutAttachmentUseCase : UseCase<StrikeOutAttachment, AttachmentStruckOut>
{
    public override Permission Permission => Permission.Casework;

    public override async Task AuthoriseAsync(Operation operation, StrikeOutAttachment request, CancellationToken cancel) =>
        await StrikingOut.AuthoriseAsync(operation, await operation.Db.Attachments.FindAsync([request.AttachmentId], cancel), cancel);

    public override async Task<AttachmentStruckOut> HandleAsync(Operation operation, StrikeOutAttachment request, CancellationToken cancel)
    {
        var attachment = (await operation.Db.Attachments.FindAsync([request.AttachmentId], cancel))!;
        await StrikingOut.StrikeOutAsync(operation, attachment, request.Reason, "file_struck_out", cancel);
        return new AttachmentStruckOut(attachment.Id, operation.Now);
    }

    internal sealed class Shape : AbstractValidator<StrikeOutAttachment>
    {
        public Shape() => RuleFor(r => r.Reason).Custom(StrikingOut.CheckReason);
    }
}
