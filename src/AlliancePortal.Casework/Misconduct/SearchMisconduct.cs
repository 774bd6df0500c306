using AlliancePortal.Casework.Cases.Search;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.StaffReports;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Misconduct;

/// <summary>Vetting: is there an entry about somebody of that name? Each question is in the audit, with the entries it found.</summary>
public sealed record SearchMisconduct(string Name) : IRequest<IReadOnlyList<MisconductView>>;

/// <param name="Finding">Null when the key of the entry was destroyed.</param>
public sealed record MisconductView(Guid EntryId, MisconductFinding? Finding, DateOnly RecordedOn);

internal sealed class SearchMisconductUseCase(MisconductWriting register) : UseCase<SearchMisconduct, IReadOnlyList<MisconductView>>
{
    private const int Most = 50;

    public override Permission Permission => ReportWriting.Officers;

    public override async Task<IReadOnlyList<MisconductView>> HandleAsync(Operation operation, SearchMisconduct request, CancellationToken cancel)
    {
        var query = SearchQuery.Parse(request.Name);
        var entries = operation.Db.Set<MisconductEntry>().AsNoTracking();
        foreach (var term in query.Terms)
        {
            var tokens = term.Keys.Select(register.Token).ToArray();
            entries = entries.Where(e => operation.Db.Set<MisconductToken>().Any(t => t.EntryId == e.Id && tokens.Contains(t.Token)));
        }

        var found = query.Terms.Count == 0 ? [] : await entries.OrderByDescending(e => e.RecordedOn).ThenBy(e => e.Id).Take(Most).ToListAsync(cancel);
        operation.Audit.Read(null, "misconduct_register");
        var views = new List<MisconductView>(found.Count);
        foreach (var entry in found)
        {
            operation.Audit.Read(null, "misconduct", entry.Id);
            views.Add(new(entry.Id, await operation.Seals.OpenAsync<MisconductFinding>(entry.Id, MisconductWriting.Field, entry.Finding, cancel), entry.RecordedOn));
        }

        return views;
    }

    internal sealed class Shape : AbstractValidator<SearchMisconduct>
    {
        public Shape() => RuleFor(r => r.Name).MustBeStory(TextLimits.Name);
    }
}
