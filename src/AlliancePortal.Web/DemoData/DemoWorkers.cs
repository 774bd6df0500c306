using AlliancePortal.Casework.Access;

namespace AlliancePortal.Web.DemoData;

/// <summary>The people of the demonstration; all names are invented.</summary>
public static class DemoWorkers
{
    public sealed record Worker(string Email, string Agency, Role Role, string Name, params string[] Units);

    public static IReadOnlyList<Worker> All { get; } =
    [
        new("investigator@tpiu.demo", "tpiu", Role.PoliceInvestigator, "Arben Gashi", "tpiu-team-1"),
        new("supervisor@tpiu.demo", "tpiu", Role.PoliceSupervisor, "Vjosa Hoti", "tpiu-team-1", "tpiu-team-2"),
        new("socialworker@csw-prizren.demo", "csw-prizren", Role.SocialWorker, "Teuta Berisha", "csw-prizren-protection"),
        new("supervisor@csw-prizren.demo", "csw-prizren", Role.CswSupervisor, "Milena Stojanović", "csw-prizren-protection"),
        new("socialworker@csw-peja.demo", "csw-peja", Role.SocialWorker, "Besnik Lajçi", "csw-peja-protection"),
        new("supervisor@csw-peja.demo", "csw-peja", Role.CswSupervisor, "Ardita Nikçi", "csw-peja-protection"),
        new("duty@csw-prizren.demo", "csw-prizren", Role.SocialWorker, "Shpresa Kastrati", "csw-prizren-protection"),
        new("socialworker@csw-prishtina.demo", "csw-prishtina", Role.SocialWorker, "Valdete Syla"),
        new("supervisor@csw-prishtina.demo", "csw-prishtina", Role.CswSupervisor, "Skender Maloku"),
        new("colleague@tpiu.demo", "tpiu", Role.PoliceInvestigator, "Liridon Bytyqi", "tpiu-team-1"),
        new("advocate@vaau.demo", "vaau", Role.Advocate, "Drita Shala", "vaau-advocates"),
        new("supervisor@vaau.demo", "vaau", Role.VaauSupervisor, "Faton Rexhepi", "vaau-advocates"),
        new("caseworker@shelter.demo", "shelter", Role.ShelterCaseworker, "Ajla Hadžić", "shelter-house"),
        new("supervisor@shelter.demo", "shelter", Role.NgoSupervisor, "Nora Kelmendi", "shelter-house", "shelter-counselling"),
        new("lawyer@legalaid.demo", "legalaid", Role.Lawyer, "Ilir Dushi"),
        new("analyst@coordinator.demo", "coordinator", Role.Analyst, "Jelena Petrović"),
        new("integrity@portal.demo", "portal", Role.IntegrityOfficer, "Blerim Hyseni"),
        new("integrity-deputy@portal.demo", "portal", Role.IntegrityOfficer, "Dragana Marković"),
        new("admin@portal.demo", "portal", Role.Administrator, "Agim Krasniqi"),
    ];
}
