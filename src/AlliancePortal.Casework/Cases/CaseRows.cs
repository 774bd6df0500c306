using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.BreakGlass;
using AlliancePortal.Casework.Cases.Closing;
using AlliancePortal.Casework.Consent;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Persistence.Trips;
using AlliancePortal.Casework.Referrals;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Cases;

/// <summary>Everything of one case that the database gives its reader, asked in one trip; what is not open is not among the rows.</summary>
internal sealed class CaseRows(Trip trip, Guid caseId)
{
    private static readonly QueryById<Case> CaseById = new((db, id) => db.Cases.Where(c => c.Id == id));
    private static readonly QueryById<Participation> ParticipationsOfCase = new((db, id) => db.Participations.Where(p => p.CaseId == id));
    private static readonly QueryById<BreakGlassRecord> EmergenciesOfCase = new((db, id) => db.BreakGlasses.Where(b => b.CaseId == id).OrderByDescending(b => b.OpenUntil));
    private static readonly QueryById<CaseloadRow> ListedOfCase = new((db, id) => db.Caseload.IgnoreAutoIncludes().Where(r => r.CaseId == id));
    private static readonly QueryById<CaseloadNames> ListedNamesOfCase = new((db, id) => db.Set<CaseloadNames>().Where(n => n.CaseId == id));
    private static readonly QueryById<CaseEntry> EntriesOfCase = new((db, id) => db.CaseEntries.Where(e => e.CaseId == id).OrderByDescending(e => e.HappenedAt).ThenByDescending(e => e.Id));
    private static readonly QueryById<Identity> IdentityOfCase = new((db, id) => db.Identities.Where(i => i.CaseId == id));
    private static readonly QueryById<IdentityEssentials> EssentialsOfCase = new((db, id) => db.IdentityEssentials.Where(i => i.CaseId == id));
    private static readonly QueryById<ContactWay> ContactWaysOfCase = new((db, id) => db.ContactWays.Where(w => w.CaseId == id).OrderByDescending(w => w.Version).ThenByDescending(w => w.Id));
    private static readonly QueryById<Contact> ContactsOfCase = new((db, id) => db.Contacts.Where(c => c.CaseId == id).OrderByDescending(c => c.Version).ThenByDescending(c => c.Id));
    private static readonly QueryById<Exploitation> ExploitationsOfCase = new((db, id) => db.Exploitations.Where(e => e.CaseId == id).OrderBy(e => e.Id));
    private static readonly QueryById<ExploitationAccount> AccountsOfCase = new((db, id) => db.ExploitationAccounts.Where(e => e.CaseId == id).OrderByDescending(e => e.Id));
    private static readonly QueryById<ConsentRecord> ConsentsOfCase = new((db, id) => db.Consents.Where(c => c.CaseId == id).OrderByDescending(c => c.GivenAt).ThenByDescending(c => c.Id));
    private static readonly QueryById<Referral> ReferralsOfCase = new((db, id) => db.Referrals.Where(r => r.CaseId == id).OrderByDescending(r => r.RecordedAt).ThenByDescending(r => r.Id));
    private static readonly QueryById<GuardianshipCase> GuardianshipsOfCase = new((db, id) => db.Guardianships.Where(g => g.CaseId == id).OrderBy(g => g.EndedAt != null).ThenByDescending(g => g.Id));
    private static readonly QueryById<CaseClosing> ClosingOfCase = new((db, id) => db.CaseClosings.Where(c => c.CaseId == id && c.ReopenedAt == null));
    private static readonly QueryById<CaseEvent> EventsOfCase = new((db, id) => db.CaseEvents.Where(e => e.CaseId == id).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(ShowCase.MostEvents));

    public Answer<Case> Whole { get; } = trip.Ask(CaseById, caseId);

    public Answer<Participation> Participations { get; } = trip.Ask(ParticipationsOfCase, caseId);

    /// <summary>The reader's own emergency accesses, the one that lasts longest first.</summary>
    public Answer<BreakGlassRecord> Emergencies { get; } = trip.Ask(EmergenciesOfCase, caseId);

    /// <summary>The case in the lists of the reader's units.</summary>
    public Answer<CaseloadRow> Listed { get; } = trip.Ask(ListedOfCase, caseId);

    public Answer<CaseloadNames> ListedNames { get; } = trip.Ask(ListedNamesOfCase, caseId);

    public Answer<CaseEntry> Entries { get; } = trip.Ask(EntriesOfCase, caseId);

    public Answer<Identity> Identity { get; } = trip.Ask(IdentityOfCase, caseId);

    public Answer<IdentityEssentials> IdentityEssentials { get; } = trip.Ask(EssentialsOfCase, caseId);

    public Answer<ContactWay> ContactWays { get; } = trip.Ask(ContactWaysOfCase, caseId);

    public Answer<Contact> Contacts { get; } = trip.Ask(ContactsOfCase, caseId);

    public Answer<Exploitation> Exploitations { get; } = trip.Ask(ExploitationsOfCase, caseId);

    public Answer<ExploitationAccount> ExploitationAccounts { get; } = trip.Ask(AccountsOfCase, caseId);

    public Answer<ConsentRecord> Consents { get; } = trip.Ask(ConsentsOfCase, caseId);

    public Answer<Referral> Referrals { get; } = trip.Ask(ReferralsOfCase, caseId);

    /// <summary>The one that runs first, else the last.</summary>
    public Answer<GuardianshipCase> Guardianships { get; } = trip.Ask(GuardianshipsOfCase, caseId);

    /// <summary>The end that holds.</summary>
    public Answer<CaseClosing> Closing { get; } = trip.Ask(ClosingOfCase, caseId);

    /// <summary>The newest <see cref="ShowCase.MostEvents"/>.</summary>
    public Answer<CaseEvent> Events { get; } = trip.Ask(EventsOfCase, caseId);

    /// <summary>What the reader may do about the end of the case, whether about its erasure, and whether she sees who looked.</summary>
    public Answer<(string? Ending, bool Erasable, bool SeesAccesses)> May { get; } = trip.Ask(
        "select (select e.act from casework.ending_of($1) e), casework.erasable($1) is not null, casework.may_see_accesses($1)",
        row => (row.Text(0), row.GetBoolean(1), row.GetBoolean(2)), caseId);
}
