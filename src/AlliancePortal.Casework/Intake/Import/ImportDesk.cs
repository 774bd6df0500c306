using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Intake.Import;

/// <summary>
/// In whose name a file is imported from the command line, where nobody is signed in: a worker record of the agency that has no account, so that the
/// audit never says of a person that she did it.
/// </summary>
/// <param name="AgencyCode">The agency that will hold the cases.</param>
/// <param name="UnitCode">Its unit; null: the first by code that may open cases.</param>
public sealed record ImportDesk(string AgencyCode, string? UnitCode = null) : IRequest<Guid>;

internal sealed class ImportDeskUseCase : UseCase<ImportDesk, Guid>
{
    public override Permission Permission => Permission.SetupOnly;

    public override async Task<Guid> HandleAsync(Operation operation, ImportDesk request, CancellationToken cancel)
    {
        var agency = await operation.Db.Agencies.SingleOrDefaultAsync(a => a.Code == request.AgencyCode, cancel) ?? throw new RefusedException(Refusal.Invalid("agency", "unknown"));
        var units = await operation.Db.Units.Where(u => u.AgencyId == agency.Id && u.ClosedAt == null && (request.UnitCode == null || u.Code == request.UnitCode)).OrderBy(u => u.Code).ToListAsync(cancel);
        var unit = units.FirstOrDefault(u => RoleIn(agency.Kind, u.ServiceLine) is not null) ?? throw new RefusedException(Refusal.Invalid(request.UnitCode is null ? "agency" : "unit", "opens_no_cases"));

        var email = $"import@{unit.Code}.invalid";
        if (await operation.Db.Workers.SingleOrDefaultAsync(w => w.Email == email, cancel) is { } known) return known.Id;
        var desk = new WorkerRecord
        {
            Id = NewId.At(operation.Now),
            AgencyId = agency.Id,
            UnitIds = [unit.Id],
            Role = RoleIn(agency.Kind, unit.ServiceLine)!.Value.Code(),
            DisplayName = "Import",
            Email = email,
        };
        operation.Db.Workers.Add(desk);
        operation.Audit.Wrote(null, "worker", desk.Id);
        return desk.Id;
    }

    private static Role? RoleIn(string agencyKind, string? serviceLine) => (agencyKind, serviceLine) switch
    {
        (AgencyKinds.Police, _) => Role.PoliceInvestigator,
        (AgencyKinds.Csw, _) => Role.SocialWorker,
        (AgencyKinds.Vaau, _) => Role.Advocate,
        (AgencyKinds.Labour, _) => Role.LabourInspector,
        (_, "shelter") => Role.ShelterCaseworker,
        (_, "counselling" or "medical") => Role.Counsellor,
        (_, "legal_aid") => Role.Lawyer,
        (_, "return") => Role.ReturnWorker,
        (_, "international_protection") => Role.ProtectionOfficer,
        _ => null,
    };
}
