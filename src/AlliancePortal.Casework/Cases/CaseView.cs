using AlliancePortal.Casework.Attachments;

namespace AlliancePortal.Casework.Cases;

/// <summary>A case as its reader may see it: the header, and only the sections that are open to them.</summary>
public sealed record CaseView
{
    public required Guid CaseId { get; init; }

    public required string CaseNumber { get; init; }

    public required int Version { get; init; }

    /// <summary>The name or alias; the neutral label, or the case number, where the reader may know no more.</summary>
    public required string DisplayName { get; init; }

    public required bool IsChild { get; init; }

    /// <summary><c>date_of_birth</c> or <c>age_uncertain</c> for a child.</summary>
    public string? ChildBasis { get; init; }

    public required string Status { get; init; }

    /// <summary>Code of the agreed level of risk, else of the level that the reader's agency gave.</summary>
    public string? Risk { get; init; }

    public required string Municipality { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public required DateTimeOffset LastActivityAt { get; init; }

    /// <summary>The next running clock that concerns the reader's unit.</summary>
    public DateTimeOffset? NextDue { get; init; }

    /// <summary>An adult refused everything: sex and nationality only.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>The reader's unit has left: its own entries stay readable, nothing later.</summary>
    public bool IsFormer { get; init; }

    /// <summary>The reader's emergency access, by which alone the case is open; it is read and not written by it.</summary>
    public Guid? BreakGlassId { get; init; }

    /// <summary>When the emergency access ends.</summary>
    public DateTimeOffset? OpenUntil { get; init; }

    public required IReadOnlyList<CaseParticipant> Participants { get; init; }

    public required CaseSections Sections { get; init; }

    /// <summary>The files of the sections, newest first.</summary>
    public required IReadOnlyList<AttachmentLine> Attachments { get; init; }

    /// <summary>Keys of the sections to which the reader may add an entry, with the kinds of entry.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> MayAdd { get; init; }

    /// <summary>Keys of those among them in which what the reader attaches is theirs alone, unless they say that others may read it.</summary>
    public IReadOnlyList<string> Confidential { get; init; } = [];

    /// <summary>The reader may keep people out of this case.</summary>
    public bool MayExclude { get; init; }

    /// <summary>The reader may mark that an official is involved, or knows that one is.</summary>
    public bool MayMarkOfficial { get; init; }

    /// <summary>The reader knows of the investigation, and so of charges against her.</summary>
    public bool MaySeeCharges { get; init; }

    /// <summary>The reader may see who looked at this case.</summary>
    public bool MaySeeAccesses { get; init; }

    /// <summary>What the reader may do about the end of the case: <c>close</c>, <c>reopen</c>, take the person in <c>again</c>; null: nothing.</summary>
    public string? Ending { get; init; }

    /// <summary>Why it ended, for those who may know.</summary>
    public CaseEnd? End { get; init; }

    /// <summary>The reader has a say in erasing the person and in legal holds.</summary>
    public bool MayErase { get; init; }

    /// <summary>Newest first, at most <see cref="ShowCase.MostEvents"/>.</summary>
    public required IReadOnlyList<CaseHappening> Timeline { get; init; }
}

/// <summary>Who is in the case and why.</summary>
/// <param name="Agency">Null: support services, whose kind and name are not for this reader (existence would leak).</param>
/// <param name="Basis">Code of the basis: <c>opened_case</c>, <c>guardian</c>, <c>referral_accepted</c> …, or <c>support</c>.</param>
/// <param name="Kind">Of a referral, its kind.</param>
public sealed record CaseParticipant(AgencyInCase? Agency, string? UnitName, string Basis, string? Kind, bool IsActive, DateTimeOffset? Since);

/// <summary>An agency that the reader may know to be in the case.</summary>
public sealed record AgencyInCase(Guid Id, string Kind, string Name);

/// <summary>Something that happened, as the timeline tells it.</summary>
/// <param name="Section">Key of the section.</param>
/// <param name="Agency">Null: support services.</param>
public sealed record CaseHappening(DateTimeOffset At, string Section, string Kind, AgencyInCase? Agency, Guid? SubjectId);

/// <summary>The end of a closed case.</summary>
/// <param name="Reason">Code of the set <c>case_closure_reason</c>.</param>
/// <param name="Note">In the words of who closed it.</param>
public sealed record CaseEnd(string Reason, string? Note);
