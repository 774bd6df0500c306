using System.Text.Json;
using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Retention;

/// <summary>
/// What would go by the schedule as it stands, or by periods that are only being considered. Figures of the whole country by category; of cases they are
/// rounded before they leave the database, so that no two previews can be compared until one person stands out.
/// </summary>
public sealed record PreviewRetention : IRequest<IReadOnlyList<RetentionFigure>>
{
    /// <summary>Periods being considered, by category; what is not named is as it stands.</summary>
    public IReadOnlyDictionary<string, int> Periods { get; init; } = new Dictionary<string, int>();
}

/// <summary>Figures of one category. Of cases: multiples of five, null for 1 to 4.</summary>
/// <param name="Records">All that are kept now.</param>
/// <param name="Due">Whose time is over and against which nothing stands.</param>
/// <param name="InAYear">Whose time ends within the next 12 months and against which nothing stands now.</param>
/// <param name="Held">Whose time is over or ends within 12 months, under a legal hold; counted here and in none of the following.</param>
/// <param name="WithGuardian">The same with an open guardianship.</param>
/// <param name="Open">The same while the case is open.</param>
/// <param name="Proposed">The same, proposed for erasure already.</param>
public sealed record RetentionFigure(string Category, long? Records, long? Due, long? InAYear, long? Held, long? WithGuardian, long? Open, long? Proposed);

internal sealed class PreviewRetentionUseCase : UseCase<PreviewRetention, IReadOnlyList<RetentionFigure>>
{
    public override Permission Permission => Permission.For(Role.Analyst);

    public override async Task<IReadOnlyList<RetentionFigure>> HandleAsync(Operation operation, PreviewRetention request, CancellationToken cancel)
    {
        var known = (await ShowRetentionUseCase.ReadAsync(operation, cancel)).ToDictionary(period => period.Category);
        var wrong = request.Periods.Where(typed => !known.TryGetValue(typed.Key, out var period) || typed.Value < period.Least || typed.Value > period.Most).ToList();
        if (wrong.Count > 0) throw new RefusedException(new Refusal("invalid", RefusalKind.Invalid) { Fields = wrong.ToDictionary(typed => "periods." + typed.Key, _ => new[] { "outside_limits" }) });
        operation.Audit.Read(null, "retention_preview");
        var typedJson = JsonSerializer.Serialize(request.Periods);
        return await operation.Db.Database.SqlQuery<RetentionFigure>($"select * from casework.retention_preview({typedJson}::jsonb)").ToListAsync(cancel);
    }
}
