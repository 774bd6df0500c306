using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Attachments.Inspection;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Drafts;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Attachments;

/// <summary>Attaches a file to a section: whoever may add an entry there, for whoever reads entries there.</summary>
public sealed record AttachFile : IRequest<FileAttached>, IFromDraft
{
    public required Guid CaseId { get; init; }

    /// <inheritdoc />
    public Guid? DraftId { get; init; }

    /// <summary>Key of the section.</summary>
    public required string Section { get; init; }

    /// <summary>What it is, in a few words.</summary>
    public required string Description { get; init; }

    /// <summary>Of whoever keeps confidences in the section (treating professional, lawyer): others who read the section may read this. Else it is the author's alone.</summary>
    public bool ForOthers { get; init; }

    /// <summary>The file, or why it is not taken.</summary>
    public required Outcome<InspectedFile> File { get; init; }
}

/// <param name="ForAuthorOnly">Nobody but its author reads it.</param>
/// <param name="Scan">Code of a <see cref="ScanState"/>.</param>
public sealed record FileAttached(Guid AttachmentId, string Type, int Length, string Scan, bool ForAuthorOnly);

internal sealed class AttachFileUseCase : UseCase<AttachFile, FileAttached>
{
    public override Permission Permission => Permission.Casework;

    public override async Task AuthoriseAsync(Operation operation, AttachFile request, CancellationToken cancel)
    {
        await WritableCase.FindAsync(operation, request.CaseId, cancel);
        var rights = await CaseRights.OfAsync(operation, request.CaseId, cancel);
        if (Sections.FromKey(request.Section) is not { } section || rights.Addable(section).Count == 0) throw new RefusedException(Refusal.NotFound);
    }

    public override async Task<FileAttached> HandleAsync(Operation operation, AttachFile request, CancellationToken cancel)
    {
        var whole = await WritableCase.FindAsync(operation, request.CaseId, cancel);
        if (whole.IsAnonymous) throw new RefusedException(CaseRefusals.Anonymous);
        var (file, section) = (request.File.Value, Sections.FromKey(request.Section)!.Value);
        await CheckRoomAsync(operation, whole.Id, file.Content.Length, cancel);
        var id = NewId.At(operation.Now);
        var names = new AttachmentNames(PersonText.Line(request.Description, AttachmentLimits.Description).Value!, file.Name);
        var attachment = new Attachment
        {
            Id = id,
            CaseId = whole.Id,
            Section = (short)section,
            Names = (await operation.Seals.SealAsync(whole.VictimId, AttachmentPieces.NamesField, names, cancel))!,
            Type = file.Type.Code,
            Length = file.Content.Length,
            Pieces = (short)AttachmentPieces.CountOf(file.Content.Length),
            Scan = file.Scan,
            ForAuthorOnly = !request.ForOthers && AccessTable.Ceiling(operation.Worker.Role, section).HasFlag(Token.Named),
        };
        attachment.Author(operation);
        operation.Db.Attachments.Add(attachment);
        operation.Db.Tell(operation, whole.Id, section, "file_attached", id);
        operation.Audit.Wrote(whole.Id, "attachment:" + request.Section, id);
        await operation.Db.SaveChangesAsync(cancel);
        await AttachmentPieces.WriteAsync(operation, whole.VictimId, attachment, file.Content, cancel);
        return new FileAttached(id, attachment.Type, attachment.Length, attachment.Scan, attachment.ForAuthorOnly);
    }

    // Of the own agency's, which its worker sees anyway: a limit over all would tell how much others have attached.
    private static async Task CheckRoomAsync(Operation operation, Guid caseId, int length, CancellationToken cancel)
    {
        var own = operation.Worker.OwnAgencyIds;
        var lengths = await operation.Db.Attachments.Where(a => a.CaseId == caseId && own.Contains(a.AgencyId)).Select(a => a.Length).ToListAsync(cancel);
        if (lengths.Count >= AttachmentLimits.FilesOfAgency || lengths.Sum(known => (long)known) + length > AttachmentLimits.BytesOfAgency) throw new RefusedException(AttachmentRefusals.Full);
    }

    internal sealed class Shape : AbstractValidator<AttachFile>
    {
        public Shape() => RuleFor(r => r.Description).Custom((text, context) =>
        {
            if (PersonText.Line(text, AttachmentLimits.Description).Problem is { } problem) context.AddFailure(new ValidationFailure("Description", problem.Code()) { ErrorCode = problem.Code() });
        });
    }
}
