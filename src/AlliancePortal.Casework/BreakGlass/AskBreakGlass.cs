using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.BreakGlass;

/// <summary>
/// A worker has to see a case that is not open to him, by its number. Where a life is at risk it opens at once and is reviewed afterwards; else a
/// supervisor of another agency or unit in the case approves first. A number that is unknown, closed or not for this person is answered alike.
/// </summary>
public sealed record AskBreakGlass : IRequest<BreakGlassView>
{
    /// <summary>As people type it: <c>xk 2026 123</c>.</summary>
    public required string CaseNumber { get; init; }

    public required string Reason { get; init; }

    public bool LifeAtRisk { get; init; }

    /// <summary>For how many hours; null: as long as the jurisdiction allows.</summary>
    public int? Hours { get; init; }
}

[StepUp]
internal sealed class AskBreakGlassUseCase(JurisdictionFile jurisdiction) : UseCase<AskBreakGlass, BreakGlassView>
{
    public override Permission Permission => BreakGlassRoles.Askers;

    public override async Task<BreakGlassView> HandleAsync(Operation operation, AskBreakGlass request, CancellationToken cancel)
    {
        var longest = jurisdiction.Limits.BreakGlass;
        if (request.Hours > longest.TotalHours) throw new RefusedException(Refusal.Invalid("hours", "out_of_range"));
        CaseNumber.TryParse(request.CaseNumber, out var typed);
        var number = typed!.ToString();
        if (await operation.Db.Cases.AnyAsync(c => c.Number == number && (operation.Db.Participations.Any(p => p.CaseId == c.Id && p.IsActive) || operation.Db.BreakGlasses.Any(b => b.CaseId == c.Id)), cancel))
            throw new RefusedException(BreakGlassRefusals.OpenAlready);

        var id = NewId.At(operation.Now);
        var target = (await operation.Db.Database.SqlQuery<Target>($"select case_id, victim_id from casework.break_glass_target({number})").ToListAsync(cancel)).SingleOrDefault();
        if (target is null && request.LifeAtRisk) throw new RefusedException(Refusal.NotFound);
        if (target is null) await operation.Seals.Keys.CreateAsync(id, cancel);
        var key = target?.VictimId ?? id;
        var reason = await operation.Seals.SealAsync(key, BreakGlassReading.ReasonField, PersonText.Narrative(request.Reason, TextLimits.ShortText).Value, cancel);
        var lasts = request.Hours is { } hours ? TimeSpan.FromHours(hours) : longest;
        await operation.Db.Database.ExecuteSqlAsync(
            $"select casework.break_glass({id}, {number}, {key}, {request.LifeAtRisk}, {reason}, {lasts}, {jurisdiction.Limits.BreakGlassReview})", cancel);
        // What is only asked names no case: one's own log would tell that there is one.
        operation.Audit.Wrote(request.LifeAtRisk ? target?.CaseId : null, "break_glass", id);
        return await BreakGlassReading.FindAsync(operation, id, cancel);
    }

    private sealed record Target(Guid CaseId, Guid VictimId);

    internal sealed class Shape : AbstractValidator<AskBreakGlass>
    {
        public Shape()
        {
            RuleFor(r => r.CaseNumber).Must(number => CaseNumber.TryParse(number, out _)).WithErrorCode("not_a_case_number");
            RuleFor(r => r.Reason).MustBeReason();
            RuleFor(r => r.Hours).GreaterThan(0).WithErrorCode("out_of_range");
        }
    }
}
