using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Cases.Search;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Kernel.Time;
using AlliancePortal.Casework.Sealing;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Intake;

/// <summary>Who in one's own caseload may be the same person, to be looked at before a second record is made. Nobody else's caseload is asked.</summary>
public sealed record FindPossibleDuplicates(PersonTakenIn Person) : IRequest<IReadOnlyList<PossibleDuplicate>>;

/// <param name="Reasons">What the two share, as codes of <see cref="DuplicateReason"/>.</param>
/// <param name="Score">0.6 to 1; 1 is the same identity number.</param>
public sealed record PossibleDuplicate(Guid CaseId, string CaseNumber, string DisplayName, bool IsChild, IReadOnlyList<string> Reasons, double Score);

internal sealed class FindPossibleDuplicatesUseCase(SearchKeys keys) : UseCase<FindPossibleDuplicates, IReadOnlyList<PossibleDuplicate>>
{
    private const int Candidates = 40;
    private const int Shown = 5;

    public override Permission Permission => Permission.For(Roles.Intake);

    public override async Task<IReadOnlyList<PossibleDuplicate>> HandleAsync(Operation operation, FindPossibleDuplicates request, CancellationToken cancel)
    {
        var names = IntakeRecords.NamesOf(request.Person);
        var agencies = operation.Worker.OwnAgencyIds;
        var tokens = NameTokens.ForDuplicates(names.All, names.IdentityNumber).SelectMany(plain => agencies.Select(agency => keys.Token(agency, plain))).ToArray();
        if (tokens.Length == 0) return [];

        var mine = FactsOf(request.Person, names, operation.Now);
        var found = new List<PossibleDuplicate>();
        foreach (var other in await CandidatesAsync(operation, tokens, cancel))
        {
            var score = DuplicateScore.Compare(mine, other.Facts);
            if (score.IsWorthShowing)
                found.Add(new PossibleDuplicate(other.Case.Id, other.Case.Number, other.Names.Display ?? "", other.Case.IsChild, [.. score.Reasons.Select(reason => reason.Code())], score.Value));
        }

        var shown = found.OrderByDescending(duplicate => duplicate.Score).Take(Shown).ToList();
        foreach (var duplicate in shown) operation.Audit.Read(duplicate.CaseId, "possible_duplicate");
        return shown;
    }

    private static async Task<List<(Case Case, PersonNames Names, PersonFacts Facts)>> CandidatesAsync(Operation operation, byte[][] tokens, CancellationToken cancel)
    {
        var units = operation.Worker.UnitIds;
        var ids = await (from token in operation.Db.SearchTokens
                         join row in operation.Db.Caseload on new { token.UnitId, token.CaseId } equals new { row.UnitId, row.CaseId }
                         where units.Contains(token.UnitId) && tokens.Contains(token.Token)
                         group token by row.CaseId into hits
                         orderby hits.Count() descending, hits.Key descending
                         select hits.Key).Take(Candidates).ToListAsync(cancel);
        // A unit that may not read the identity in full finds none of these rows.
        var people = await (from identity in operation.Db.Identities
                            join essentials in operation.Db.IdentityEssentials on identity.CaseId equals essentials.CaseId
                            join whole in operation.Db.Cases on identity.CaseId equals whole.Id
                            where ids.Contains(identity.CaseId)
                            select new { whole, identity, essentials }).ToListAsync(cancel);
        await operation.Seals.Keys.PreloadAsync(people.Select(person => person.whole.VictimId), cancel);

        var candidates = new List<(Case, PersonNames, PersonFacts)>();
        foreach (var person in people)
        {
            if (await operation.Seals.OpenAsync<PersonNames>(person.whole.VictimId, "names", person.identity.Names, cancel) is { } names)
                candidates.Add((person.whole, names, FactsOf(person.whole, person.identity, person.essentials, names)));
        }

        return candidates;
    }

    private static PersonFacts FactsOf(PersonTakenIn person, PersonNames names, DateTimeOffset now) => new()
    {
        Names = [.. names.All],
        BirthDate = person.DateOfBirth,
        ApparentAge = person.ApparentAge is { } age && AgeRange.TryCreate(age.From, age.To, out var range) is null ? range : null,
        JudgedOn = PeopleTime.Default.DateOf(now),
        Sex = KnownSex(person.Sex),
        Citizenships = [.. person.Citizenships],
        IdentityNumber = names.IdentityNumber,
    };

    private static PersonFacts FactsOf(Case whole, Identity identity, IdentityEssentials essentials, PersonNames names) => new()
    {
        Names = [.. names.All],
        BirthDate = PartialDate.TryParse(identity.DateOfBirth, out var birth) ? birth : null,
        ApparentAge = (essentials.AgeFrom, essentials.AgeTo) is ({ } from, { } to) ? AgeRange.Of(from, to) : null,
        JudgedOn = PeopleTime.Default.DateOf(whole.IdentifiedAt),
        Sex = KnownSex(essentials.Sex),
        Citizenships = identity.Citizenships,
        IdentityNumber = names.IdentityNumber,
    };

    private static string? KnownSex(string sex) => sex is "female" or "male" or "other" ? sex : null;
}
