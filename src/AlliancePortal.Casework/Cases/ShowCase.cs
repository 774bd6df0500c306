using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Attachments;
using AlliancePortal.Casework.Browsing;
using AlliancePortal.Casework.Cases.Closing;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Cases;

/// <summary>Opens a case: header, the sections open to the reader, who is in it and why, what happened.</summary>
public sealed record ShowCase(Guid CaseId) : IRequest<CaseView>
{
    public const int MostEvents = 200;
}

internal sealed class ShowCaseUseCase : UseCase<ShowCase, CaseView>
{
    public override Permission Permission => Permission.Casework;

    public override async Task<CaseView> HandleAsync(Operation operation, ShowCase request, CancellationToken cancel)
    {
        var whole = await operation.Db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.CaseId, cancel) ?? throw new RefusedException(Refusal.NotFound);
        var rights = await CaseRights.OfAsync(operation, whole.Id, cancel);
        var units = operation.Worker.UnitIds;
        var rows = await operation.Db.Caseload.AsNoTracking().Where(row => row.CaseId == whole.Id && units.Contains(row.UnitId)).ToListAsync(cancel);
        var agencies = await CaseAgencies.OfAsync(operation, whole.Id, cancel);
        var attachments = await AttachmentReading.LinesAsync(operation, whole, rights, agencies, cancel);
        var sections = await new CaseReading(operation, whole, rights, agencies, attachments).ReadAsync(cancel);
        var listed = rights.BreakGlass is not null ? InEmergency(whole, sections)
            : CaseloadRows.Counting(operation, rows) is { } row ? (await CaseloadRows.ShowAsync(operation, [row], cancel)).Single() : throw new RefusedException(Refusal.NotFound);
        await OwnRelatives.NoticeAsync(operation, whole, sections.Identity, cancel);
        operation.Audit.Read(whole.Id, (rights.BreakGlass is null ? "case:" : "break_glass:") + string.Join(',', Shown(sections)));
        return new CaseView
        {
            CaseId = whole.Id,
            CaseNumber = whole.Number,
            Version = whole.Version,
            DisplayName = listed.DisplayName,
            IsChild = whole.IsChild,
            ChildBasis = whole.ChildBasis,
            Status = whole.Status,
            Risk = listed.Risk,
            Municipality = whole.Municipality,
            OpenedAt = whole.OpenedAt,
            ClosedAt = whole.ClosedAt,
            LastActivityAt = listed.LastActivityAt,
            NextDue = listed.NextDue,
            IsAnonymous = whole.IsAnonymous,
            IsFormer = !rights.IsActive && rights.BreakGlass is null,
            BreakGlassId = rights.BreakGlass?.Id,
            OpenUntil = rights.BreakGlass?.OpenUntil,
            Participants = agencies.Participants,
            Sections = sections,
            Attachments = attachments,
            MayAdd = whole.ClosedAt is null ? Addable(rights) : new Dictionary<string, IReadOnlyList<string>>(),
            Confidential = [.. Sections.All.Where(section => AccessTable.Ceiling(operation.Worker.Role, section).HasFlag(Token.Named) && rights.Addable(section).Count > 0).Select(section => section.Key())],
            MayExclude = rights.IsActive && operation.Worker.IsSupervisor,
            MayErase = operation.Worker.IsSupervisor && await operation.Db.Database.SqlQuery<bool>($"select casework.erasable({whole.Id}) is not null as \"Value\"").SingleAsync(cancel),
            MaySeeCharges = rights.IsActive && (AccessTable.Ceiling(operation.Worker.Role, Section.Investigation) & (Token.All | Token.Minimal)) != 0,
            MayMarkOfficial = rights.IsActive && whole.ClosedAt is null && Integrity.IntegrityList.Keepers.Roles.Contains(operation.Worker.Role) && !operation.Worker.UnnamedIn.Contains(whole.Id),
            MaySeeAccesses = await operation.Db.Database.SqlQuery<bool>($"select casework.may_see_accesses({whole.Id}) as \"Value\"").SingleAsync(cancel),
            Ending = await CaseEnding.OfAsync(operation, whole.Id, cancel),
            End = await EndAsync(operation, whole, cancel),
            Timeline = await TimelineAsync(operation, whole.Id, agencies, cancel),
        };
    }

    private static async Task<CaseEnd?> EndAsync(Operation operation, Case whole, CancellationToken cancel)
    {
        if (whole.ClosedAt is null) return null;
        var closing = await operation.Db.CaseClosings.AsNoTracking().Where(c => c.CaseId == whole.Id && c.ReopenedAt == null).SingleOrDefaultAsync(cancel);
        return closing is null ? null : new CaseEnd(closing.Reason, await operation.Seals.OpenAsync<string>(whole.VictimId, CaseEnding.NoteField, closing.Note, cancel));
    }

    // In no list: what the header shows comes from the sections that are open.
    private static CaseloadItem InEmergency(Case whole, CaseSections sections) => new(
        whole.Id, whole.Number, sections.Identity is { } who ? new PersonNames(who.FirstName, who.LastName, [.. who.Aliases ?? []], null).Display ?? who.Label ?? whole.Number : whole.Number,
        whole.IsChild, whole.Status, sections.Risk?.Level, whole.OpenedAt, null);

    private static IEnumerable<string> Shown(CaseSections sections) =>
        Sections.All.Where(section => typeof(CaseSections).GetProperty(section.ToString())?.GetValue(sections) is not null).Select(section => section.Key());

    private static Dictionary<string, IReadOnlyList<string>> Addable(CaseRights rights) =>
        (from section in Sections.All let kinds = rights.Addable(section) where kinds.Count > 0 select (section.Key(), kinds)).ToDictionary();

    private static async Task<IReadOnlyList<CaseHappening>> TimelineAsync(Operation operation, Guid caseId, CaseAgencies agencies, CancellationToken cancel)
    {
        var events = await operation.Db.CaseEvents.AsNoTracking().Where(e => e.CaseId == caseId)
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(ShowCase.MostEvents).ToListAsync(cancel);
        return [.. events.Select(e => new CaseHappening(e.At, ((Section)e.Section).Key(), e.Kind, agencies.Find(e.AgencyId), e.SubjectId))];
    }
}
