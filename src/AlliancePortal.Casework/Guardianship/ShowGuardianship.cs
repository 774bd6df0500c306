using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Guardianship;

/// <summary>One guardianship.</summary>
public sealed record ShowGuardianship(Guid GuardianshipId) : IRequest<GuardianshipView>;

internal sealed class ShowGuardianshipUseCase : UseCase<ShowGuardianship, GuardianshipView>
{
    public override Permission Permission => Permission.On(Section.Guardianship, Token.All | Token.Minimal);

    public override async Task<GuardianshipView> HandleAsync(Operation operation, ShowGuardianship request, CancellationToken cancel)
    {
        var guardianship = await operation.Db.Guardianships.AsNoTracking().SingleOrDefaultAsync(g => g.Id == request.GuardianshipId, cancel) ?? throw new RefusedException(Refusal.NotFound);
        operation.Audit.Read(guardianship.CaseId, "guardianship", guardianship.Id);
        return (await GuardianshipViews.ShowAsync(operation, [guardianship], cancel)).Single();
    }
}

/// <summary>What stands beside the clock on a child's case: what was found about the age, and the reasons given, for whoever holds or signs.</summary>
public sealed record ShowGuardianshipRecord(Guid CaseId) : IRequest<GuardianshipRecord>;

/// <param name="MayAssess">The reader may record an age assessment.</param>
/// <param name="HandoverReason">For both Centres.</param>
/// <param name="HandoverDeclineReason">For both Centres.</param>
/// <param name="EndReasonOfCsw">For the Centre and VAAU.</param>
/// <param name="EndReasonOfVaau">For the Centre and VAAU.</param>
public sealed record GuardianshipRecord(IReadOnlyList<AgeFinding> Findings, bool MayAssess, string? HandoverReason, string? HandoverDeclineReason, string? EndReasonOfCsw, string? EndReasonOfVaau);

/// <param name="Method">Code of the set <c>age_assessment_method</c>.</param>
public sealed record AgeFinding(string Body, string Method, DateOnly AssessedOn, int Age, int Margin, bool MayBeChild);

internal sealed class ShowGuardianshipRecordUseCase : UseCase<ShowGuardianshipRecord, GuardianshipRecord>
{
    public override Permission Permission => Permission.On(Section.Guardianship, Token.All | Token.Minimal);

    public override async Task<GuardianshipRecord> HandleAsync(Operation operation, ShowGuardianshipRecord request, CancellationToken cancel)
    {
        var whole = await operation.Db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.CaseId, cancel) ?? throw new RefusedException(Refusal.NotFound);
        var rights = await CaseRights.OfAsync(operation, whole.Id, cancel);
        var findings = await operation.Db.AgeAssessments.AsNoTracking().Where(a => a.CaseId == whole.Id).OrderByDescending(a => a.AssessedOn).ThenByDescending(a => a.Id).ToListAsync(cancel);
        var latest = await operation.Db.Guardianships.AsNoTracking().Where(g => g.CaseId == whole.Id).OrderBy(g => g.EndedAt != null).ThenByDescending(g => g.Id).FirstOrDefaultAsync(cancel);
        operation.Audit.Read(whole.Id, "guardianship_record");

        var readsReasons = rights.IsActive && operation.Worker.Role is (Role.SocialWorker or Role.CswSupervisor or Role.Advocate or Role.VaauSupervisor);
        var isCentre = operation.Worker.Role is Role.SocialWorker or Role.CswSupervisor;
        return new GuardianshipRecord(
            [.. findings.Select(a => new AgeFinding(a.Body, a.Method, a.AssessedOn, a.Age, a.Margin, a.Youngest < Kernel.Time.Age.Majority))],
            whole.ClosedAt is null && rights.IsActive && rights.May(Section.Guardianship, Token.Add),
            isCentre ? await OpenAsync("handover_reason", latest?.HandoverReason) : null,
            isCentre ? await OpenAsync("handover_decline_reason", latest?.HandoverDeclineReason) : null,
            readsReasons ? await OpenAsync("end_reason", latest?.EndReasonOfCsw) : null,
            readsReasons ? await OpenAsync("end_reason", latest?.EndReasonOfVaau) : null);

        ValueTask<string?> OpenAsync(string field, byte[]? envelope) => operation.Seals.OpenAsync<string>(whole.VictimId, field, envelope, cancel);
    }
}
