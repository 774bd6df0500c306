using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Intake.Import;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Seeding;

/// <summary>A Centre for Social Work that answers for the children of its municipality.</summary>
/// <param name="Worker">Somebody who answers there; null: nobody works there.</param>
internal sealed record LoadCentre(Agency Agency, Unit Unit, ActingWorker? Worker);

/// <summary>Who takes people in and which Centre answers for whom, as the directory has it.</summary>
internal sealed class LoadDirectory
{
    private static readonly string[] FirstCentres = ["csw-prishtina", "csw-prizren", "csw-peja"];
    private static readonly HashSet<string> MayTakeIn = [.. Roles.Intake.Select(role => role.Code())];

    private LoadDirectory(IReadOnlyList<IReadOnlyList<ActingWorker>> openers, IReadOnlyDictionary<string, LoadCentre> centres) => (Openers, Centres) = (openers, centres);

    /// <summary>The workers of each agency of the plan.</summary>
    public IReadOnlyList<IReadOnlyList<ActingWorker>> Openers { get; }

    /// <summary>Every Centre by its municipality.</summary>
    public IReadOnlyDictionary<string, LoadCentre> Centres { get; }

    /// <summary>Reads it. An agency where nobody works gets the record without an account in whose name files are imported.</summary>
    /// <exception cref="LoadRefusedException">There is no such agency, or none of its units opens cases.</exception>
    public static async Task<LoadDirectory> ReadAsync(CaseworkDb db, ICasework casework, IReadOnlyList<string> codes, CancellationToken cancel)
    {
        var people = await PeopleAsync(db, cancel);
        foreach (var code in codes.Where(code => !people.Any(worker => worker.AgencyCode == code))) await DeskAsync(casework, code, cancel);
        if (!people.Any(worker => worker.AgencyKind == AgencyKinds.Csw))
            foreach (var code in FirstCentres) await DeskAsync(casework, code, cancel);

        people = await PeopleAsync(db, cancel);
        var units = await db.Units.AsNoTracking().Where(unit => unit.ClosedAt == null).OrderBy(unit => unit.Code).ToListAsync(cancel);
        var centres = await db.Agencies.AsNoTracking().Where(agency => agency.Kind == AgencyKinds.Csw && agency.ClosedAt == null && agency.Municipality != null).OrderByDescending(agency => agency.Id).ToListAsync(cancel);
        var byMunicipality = new Dictionary<string, LoadCentre>();
        foreach (var centre in centres)
        {
            if (units.Find(unit => unit.AgencyId == centre.Id) is { } unit)
                byMunicipality[centre.Municipality!] = new LoadCentre(centre, unit, people.Find(worker => worker.UnitIds.Contains(unit.Id)));
        }

        return new LoadDirectory([.. codes.Select(code => people.Where(worker => worker.AgencyCode == code).ToList())], byMunicipality);
    }

    private static async Task DeskAsync(ICasework casework, string code, CancellationToken cancel)
    {
        if ((await casework.RunAsync(Actor.Setup, new ImportDesk(code), cancel)).Refusal is not null)
            throw new LoadRefusedException($"{code}: there is no such agency, or no unit of it opens cases.");
    }

    private static async Task<List<ActingWorker>> PeopleAsync(CaseworkDb db, CancellationToken cancel)
    {
        var workers = await db.Workers.AsNoTracking().Where(worker => worker.IsActive).OrderBy(worker => worker.Email)
            .Join(db.Agencies, worker => worker.AgencyId, agency => agency.Id, (Worker, Agency) => new { Worker, Agency }).ToListAsync(cancel);
        return [.. workers.Where(row => MayTakeIn.Contains(row.Worker.Role)).OrderBy(row => row.Worker.Email, StringComparer.Ordinal).Select(row => new ActingWorker(
            row.Worker.Id, row.Worker.DisplayName, EnumCode.Find<Role>(row.Worker.Role)!.Value, row.Agency.Id, row.Agency.Kind, row.Agency.Code, row.Worker.UnitIds))];
    }
}
