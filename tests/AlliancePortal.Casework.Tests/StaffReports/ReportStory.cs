using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.StaffReports;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.StaffReports;

/// <summary>Two integrity officers of their own in the shared world, and somebody who reports to the first of them.</summary>
internal sealed class ReportStory(CaseworkWorld world, Actor officer, Actor other)
{
    public const string About = "Kanarinka Zogu, first police team";
    public const string What = "He warns Kanarinka's bar by telephone before each raid.";

    public CaseworkWorld World => world;

    public Actor Officer => officer;

    public Actor Other => other;

    public static async Task<ReportStory> BeginAsync()
    {
        var world = await CaseworkWorld.Shared;
        return new ReportStory(world, await OfficerAsync(world), await OfficerAsync(world));
    }

    public static async Task<Actor> OfficerAsync(CaseworkWorld world) => Actor.Person(await world.DoAsync(Actor.Setup, new AddWorker
    {
        AgencyCode = "portal",
        UnitCodes = [JurisdictionFile.Default.Agency("portal")!.Units[0].Code],
        Role = "integrity_officer",
        DisplayName = $"Officer {Guid.NewGuid():N}",
        Email = $"{Guid.NewGuid():N}@portal.test",
    }));

    public async Task<string> ReportAsync() =>
        (await world.DoAsync(Actor.SpeakUp, new SubmitReport { Kind = "tip_off", About = About, What = What, OfficerId = officer.UserId })).Code;

    /// <summary>A report, as the reporter and its officer know it.</summary>
    public async Task<(string Code, Guid Id)> ReportedAsync()
    {
        var code = await ReportAsync();
        return (code, (await world.DoAsync(officer, new ListStaffReports())).First(row => row.State == "received").ReportId);
    }
}
