using System.Text;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Intake.Import;
using AlliancePortal.Casework.Intake.Import.Ctdc;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Testing.Casework;
using Microsoft.Extensions.DependencyInjection;

namespace AlliancePortal.Casework.Tests.Intake.Import;

/// <summary>Coded cases of CTDC through the whole gate: each sealed, audited and committed by itself.</summary>
public sealed class CtdcImportTests
{
    private const string Header = "yearOfRegistration,Datasource,gender,citizenship,isForcedLabour,ControlCategory,RecruiterCategory,ExploitType,Labor_Type,ageCategories\n";

    [Fact]
    public async Task Coded_cases_come_in_once_and_who_may_still_be_a_child_has_a_centre()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var desk = Actor.Person(await world.DoAsync(Actor.Setup, new ImportDesk("iom")));
        string[] ages = ["2012,{0},Age 9-17", "2018,{0},Age 9-17", "2018,{0},Age 0-8", "2016,{0},Age 30-38"];
        var text = new StringBuilder(Header);
        for (var row = 0; row < 40; row++)
            text.AppendLine(ages[row % ages.Length].Replace("{0}", "Case Management,Female,LK,1,Threats,Other,Forced Labor,Domestic Work", StringComparison.Ordinal));

        var first = await ImportAsync();
        var second = await ImportAsync();

        Assert.Equal((40, 0), (first.Accepted, first.Refused));
        Assert.Equal((40, 0, 0), (second.AlreadyThere, second.Accepted, second.Refused));
        Assert.Equal(first.Rows.Select(row => row.CaseNumber), second.Rows.Select(row => row.CaseNumber));
        var waiting = (await world.DoAsync(desk, new ListGuardianships())).Items;
        Assert.Equal(20, waiting.Count);
        Assert.All(waiting, guardianship => Assert.Null(guardianship.DueAt));

        async Task<ImportReport> ImportAsync()
        {
            using var reading = CtdcFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text.ToString())), ImportFixture.Today);
            return await world.Services.GetRequiredService<ImportPersons>().RunAsync(desk, reading, new ImportOptions(), cancel: TestContext.Current.CancellationToken);
        }
    }
}
