using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Attachments;
using AlliancePortal.Casework.Browsing;
using AlliancePortal.Casework.Cases.Closing;
using AlliancePortal.Casework.Kernel;

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
        var asked = await CaseQuestions.AskAsync(operation, request.CaseId, cancel);
        var (rows, agencies, whole, may) = (asked.Rows, asked.Agencies, asked.Rows.Whole.Single!, asked.Rows.May.Single);
        var rights = CaseRights.Of(operation, whole.Id, rows.Participations.Rows, rows.Emergencies.Rows.FirstOrDefault());
        var attachments = await asked.Attachments.LinesAsync(operation, whole, rights, agencies, cancel);
        var listed = await ListedAsync(operation, rows, rights, cancel);
        var sections = await new CaseReading(operation, asked, whole, rights, attachments).ReadAsync(listed?.DisplayName ?? whole.Number, cancel);
        listed ??= InEmergency(whole, sections);
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
            MayErase = operation.Worker.IsSupervisor && may.Erasable,
            MaySeeCharges = rights.IsActive && (AccessTable.Ceiling(operation.Worker.Role, Section.Investigation) & (Token.All | Token.Minimal)) != 0,
            MayMarkOfficial = rights.IsActive && whole.ClosedAt is null && Integrity.IntegrityList.Keepers.Roles.Contains(operation.Worker.Role) && !operation.Worker.UnnamedIn.Contains(whole.Id),
            MaySeeAccesses = may.SeesAccesses,
            Ending = may.Ending,
            End = await EndAsync(operation, whole, rows.Closing.Single, cancel),
            Timeline = [.. rows.Events.Rows.Select(e => new CaseHappening(e.At, ((Section)e.Section).Key(), e.Kind, agencies.Find(e.AgencyId), e.SubjectId))],
        };
    }

    /// <exception cref="RefusedException">In no list of the reader's units, and not opened in an emergency.</exception>
    /// <returns>Null in an emergency.</returns>
    private static async Task<CaseloadItem?> ListedAsync(Operation operation, CaseRows rows, CaseRights rights, CancellationToken cancel)
    {
        if (rights.BreakGlass is not null) return null;
        var mine = rows.Listed.Rows.Where(row => operation.Worker.UnitIds.Contains(row.UnitId));
        var counting = CaseloadRows.Counting(operation, mine) ?? throw new RefusedException(Refusal.NotFound);
        counting.Sealed = rows.ListedNames.Rows.SingleOrDefault(names => names.UnitId == counting.UnitId);
        return (await CaseloadRows.ShowAsync(operation, [counting], cancel)).Single();
    }

    private static async Task<CaseEnd?> EndAsync(Operation operation, Case whole, CaseClosing? closing, CancellationToken cancel) => whole.ClosedAt is null || closing is null
        ? null
        : new CaseEnd(closing.Reason, await operation.Seals.OpenAsync<string>(whole.VictimId, CaseEnding.NoteField, closing.Note, cancel));

    // In no list: what the header shows comes from the sections that are open.
    private static CaseloadItem InEmergency(Case whole, CaseSections sections) => new(
        whole.Id, whole.Number, sections.Identity is { } who ? new PersonNames(who.FirstName, who.LastName, [.. who.Aliases ?? []], null).Display ?? who.Label ?? whole.Number : whole.Number,
        whole.IsChild, whole.Status, sections.Risk?.Level, whole.OpenedAt, null);

    private static IEnumerable<string> Shown(CaseSections sections) =>
        Sections.All.Where(section => typeof(CaseSections).GetProperty(section.ToString())?.GetValue(sections) is not null).Select(section => section.Key());

    private static Dictionary<string, IReadOnlyList<string>> Addable(CaseRights rights) =>
        (from section in Sections.All let kinds = rights.Addable(section) where kinds.Count > 0 select (section.Key(), kinds)).ToDictionary();
}
