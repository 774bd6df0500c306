using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Consent;

/// <summary>Whom she asked to be told nothing, as far as the reader may know: who reads Consent in full all of it, others what their agency recorded.</summary>
public sealed record ListWithholdings(Guid CaseId) : IRequest<WithholdingList>;

/// <param name="People">Whom one could name beside whole agencies: the people of the units in the case.</param>
public sealed record WithholdingList(IReadOnlyList<WithholdingLine> Items, bool MayRecord, IReadOnlyList<WithholdingPerson> People);

/// <param name="Agency">The whole agency, or that of the person.</param>
/// <param name="Person">Name of the one person; null: the whole agency.</param>
/// <param name="Words">What she said.</param>
/// <param name="RecordedBy">The agency that took her word; null: one that the reader may not know.</param>
public sealed record WithholdingLine(
    Guid WithholdingId, AgencyInCase? Agency, string? Person, string? Words, AgencyInCase? RecordedBy, DateTimeOffset RecordedAt, DateTimeOffset? LiftedAt);

/// <param name="Role">Code of the role.</param>
/// <param name="IsActive">False: blocked since; named only where she had named them.</param>
public sealed record WithholdingPerson(Guid UserId, string DisplayName, string Role, Guid AgencyId, bool IsActive);

internal sealed class ListWithholdingsUseCase : UseCase<ListWithholdings, WithholdingList>
{
    public override Permission Permission => Permission.Casework;

    public override async Task<WithholdingList> HandleAsync(Operation operation, ListWithholdings request, CancellationToken cancel)
    {
        var whole = await operation.Db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.CaseId, cancel) ?? throw new RefusedException(Refusal.NotFound);
        var rows = await operation.Db.Withholdings.AsNoTracking().Where(w => w.CaseId == whole.Id).OrderByDescending(w => w.RecordedAt).ThenByDescending(w => w.Id).ToListAsync(cancel);
        var mayRecord = whole.ClosedAt is null && (await CaseRights.OfAsync(operation, whole.Id, cancel)).May(Section.Consent, Token.Add);
        var people = rows.Count > 0 || mayRecord ? await WithholdingPeople.OfAsync(operation, whole.Id, cancel) : [];
        var known = people.ToDictionary(person => person.UserId);
        var from = rows.ToDictionary(row => row.Id, row => row.FromAgencyId ?? (row.FromUserId is { } user ? known.GetValueOrDefault(user)?.AgencyId : null));
        var ids = from.Values.OfType<Guid>().Distinct().ToArray();
        var agencies = await operation.Db.Agencies.AsNoTracking().Where(agency => ids.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id, agency => new AgencyInCase(agency.Id, agency.Kind, agency.Name), cancel);
        var inCase = await CaseAgencies.OfAsync(operation, whole.Id, cancel);
        operation.Audit.Read(whole.Id, "consent_withheld");

        var items = new List<WithholdingLine>(rows.Count);
        foreach (var row in rows)
        {
            var words = await operation.Seals.OpenAsync<string>(whole.VictimId, WithholdingPeople.WordsField, row.Words, cancel);
            items.Add(new WithholdingLine(
                row.Id, from[row.Id] is { } agency ? agencies[agency] : null, row.FromUserId is { } user ? known.GetValueOrDefault(user)?.DisplayName ?? "" : null, words,
                inCase.Find(row.AgencyId), row.RecordedAt, row.LiftedAt));
        }

        return new WithholdingList(items, mayRecord, mayRecord ? people.FindAll(person => person.IsActive) : []);
    }
}

/// <summary>The people whom she may name, and those whom she has named.</summary>
internal static class WithholdingPeople
{
    public const string WordsField = "withholding_words";

    public static Task<List<WithholdingPerson>> OfAsync(Operation operation, Guid caseId, CancellationToken cancel) =>
        operation.Db.Database.SqlQuery<WithholdingPerson>($"select user_id, display_name, role, agency_id, is_active from casework.people_in_case({caseId})").ToListAsync(cancel);
}
