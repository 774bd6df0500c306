using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Persistence.Trips;
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
        var trip = new Trip(operation.Db);
        var (reading, agencies) = (new AttachmentReading(trip, whole.Id), new CaseAgencies(trip, whole.Id));
        await trip.GoAsync(cancel);
        await agencies.NameAsync(operation, [], cancel);
        var lines = await reading.LinesAsync(operation, whole, rights, agencies, cancel);
        operation.Audit.Read(whole.Id, "case:" + string.Join(',', lines.Select(line => line.Section).Distinct()));
        return new AttachmentList(lines);
    }
}
