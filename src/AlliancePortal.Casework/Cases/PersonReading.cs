using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Time;

namespace AlliancePortal.Casework.Cases;

/// <summary>Reads who she is, how to reach her and what was done to her, each in full or as minimal fields.</summary>
internal sealed class PersonReading(Operation operation, CaseRows rows, Case whole, CaseRights rights, CaseAgencies agencies, ILookup<Section, EntryLine> entries, Func<Section, bool> attached)
{
    public async Task<IdentitySection?> IdentityAsync(CancellationToken cancel)
    {
        var (full, essentials) = (rows.Identity.Single, rows.IdentityEssentials.Single);
        if (full is null && essentials is null && !entries[Section.Identity].Any() && !attached(Section.Identity)) return null;
        var names = await operation.Seals.OpenAsync<PersonNames>(whole.VictimId, "names", full?.Names, cancel);
        return new IdentitySection
        {
            InFull = full is not null,
            Label = await operation.Seals.OpenAsync<string>(whole.VictimId, "label", essentials?.Label, cancel),
            FirstName = names?.FirstName,
            LastName = names?.LastName,
            Aliases = names?.Aliases,
            IdentityNumber = names?.IdentityNumber,
            DateOfBirth = full?.DateOfBirth is { } birth ? PartialDate.Parse(birth) : null,
            Citizenships = full?.Citizenships,
            BirthYear = essentials?.BirthYear,
            AgeFrom = essentials?.AgeFrom,
            AgeTo = essentials?.AgeTo,
            IsChild = whole.IsChild,
            ChildBasis = whole.ChildBasis,
            Sex = essentials?.Sex,
            Languages = essentials?.Languages ?? [],
            NeedsInterpreter = essentials?.NeedsInterpreter,
            Version = full is not null && whole.ClosedAt is null && EditIdentity.May(operation, whole, full, rights) ? full.Version : null,
            Entries = [.. entries[Section.Identity]],
        };
    }

    public async Task<ContactSection?> ContactAsync(CancellationToken cancel)
    {
        var (ways, details) = (rows.ContactWays.Rows, rows.Contacts.Rows);
        if (ways.Count == 0 && details.Count == 0 && !rights.May(Section.Contact, Token.Minimal | Token.Add) && !attached(Section.Contact)) return null;
        var own = new OwnContact(0, null, null, null, [], null);
        var safe = new List<SafeWayLine>();
        foreach (var row in ways.DistinctBy(row => row.AgencyId).OrderByDescending(row => row.RecordedAt))
        {
            var way = await operation.Seals.OpenAsync<string>(whole.VictimId, "safe_way", row.SafeWay, cancel);
            if (way is not null) safe.Add(new SafeWayLine(way, agencies.Find(row.AgencyId), row.RecordedAt));
            if (row.AgencyId == operation.Worker.AgencyId) own = own with { Version = row.Version, SafeWay = way };
        }

        var contacts = new List<ContactLine>();
        foreach (var row in details.DistinctBy(row => row.AgencyId).OrderByDescending(row => row.RecordedAt))
        {
            if (await operation.Seals.OpenAsync<ContactDetails>(whole.VictimId, "contact", row.Details, cancel) is not { } known) continue;
            if (known != new ContactDetails(null, null, null, null)) contacts.Add(new ContactLine(known.Phone, known.Address, known.SafeToCall, known.Notes, agencies.Find(row.AgencyId), row.RecordedAt));
            if (row.AgencyId == operation.Worker.AgencyId)
                own = own with { Version = Math.Max(own.Version, row.Version), Phone = known.Phone, Address = known.Address, Safe = known.SafeToCall?.Split(' ') ?? [], Notes = known.Notes };
        }

        var mayWrite = whole is { ClosedAt: null, IsAnonymous: false } && rights.May(Section.Contact, Token.Edit);
        return new ContactSection(safe, contacts, [.. entries[Section.Contact]]) { Own = mayWrite ? own : null };
    }

    public async Task<ExploitationSection?> ExploitationAsync(CancellationToken cancel)
    {
        var (essentials, accounts) = (rows.Exploitations.Rows, rows.ExploitationAccounts.Rows);
        var entered = entries[Section.Exploitation].ToList();
        if (essentials.Count + accounts.Count + entered.Count == 0 && !rights.May(Section.Exploitation, Token.Minimal | Token.Add) && !attached(Section.Exploitation)) return null;
        var told = new List<AccountLine>(accounts.Count);
        foreach (var row in accounts)
        {
            told.Add(new AccountLine(row.MeansOfControl, row.RecruiterRelation,
                await operation.Seals.OpenAsync<string>(whole.VictimId, "circumstances", row.Circumstances, cancel),
                await operation.Seals.OpenAsync<string>(whole.VictimId, "narrative", row.Narrative, cancel), agencies.Find(row.AgencyId), row.RecordedAt));
        }

        return new ExploitationSection(
            [.. essentials.SelectMany(e => e.Types).Distinct()], [.. essentials.SelectMany(e => e.Countries).Distinct()], essentials.LastOrDefault(e => e.Year is not null)?.Year, told, entered);
    }
}
