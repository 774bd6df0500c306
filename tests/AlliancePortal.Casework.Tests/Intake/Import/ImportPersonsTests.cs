using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Intake.Import;
using AlliancePortal.Casework.Intake.Import.Htcds;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Testing.Casework;
using AlliancePortal.Testing.Import;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Intake.Import;

/// <summary>A workbook becomes cases through the gate: every rule holds for each row, and reading it again makes no second case.</summary>
public sealed class ImportPersonsTests
{
    private static readonly ImportOptions Store = new();

    [Fact]
    public async Task Rows_become_cases_and_refused_ones_say_why()
    {
        var world = await CaseworkWorld.Shared;
        var report = await ImportAsync(world, Store, new HtcdsWorkbookBuilder()
            .Row(ImportFixture.Anna(("Second Name", "Importova"), ("Mailing City", "Peć"), ("Incoming Referral Date", "2026-11-22")))
            .Row(ImportFixture.Anna(("Second Name", "Importova"), ("Birthdate", "1990-01-02"), ("Consent", "No")))
            .Row(ImportFixture.Anna(("First Name", ""), ("Second Name", ""), ("Birthdate", "1990-01-02"), ("Consent", "No"))).Row(ImportFixture.Anna(("Gender", "Feminin"))));

        Assert.Equal([RowOutcome.Accepted, RowOutcome.Refused, RowOutcome.Refused, RowOutcome.Refused], report.Rows.Select(row => row.Outcome));
        Assert.Equal(["refusal_is_anonymous", "refusal_is_anonymous", RowProblems.UnknownValue], report.Rows.Skip(1).Select(row => Assert.Single(row.Problems).Code));
        var number = report.Rows[0].CaseNumber!;
        var child = Assert.Single((await world.DoAsync(world.PejaSocialWorker, new ListGuardianships())).Items, g => g.CaseNumber == number);
        Assert.Equal(("notified", CaseworkWorld.Night.AddMinutes(15)), (child.State, child.DueAt));
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 23, 0, 0, TimeSpan.Zero), child.IdentifiedAt);
    }

    [Fact]
    public async Task A_second_import_recognises_every_row_whatever_their_order()
    {
        var world = await CaseworkWorld.Shared;
        HtcdsWorkbookBuilder Sheet(params string[] names) => names.Aggregate(new HtcdsWorkbookBuilder(), (sheet, name) => sheet.Row(ImportFixture.Anna(("First Name", name), ("Second Name", "Repeatova"), ("Birthdate", "1990-01-02"))));
        var first = await ImportAsync(world, Store, Sheet("Aa", "Bb", "Cc"));
        var dry = await ImportAsync(world, Store with { IsDryRun = true }, Sheet("Dd", "Cc", "Bb"));
        var second = await ImportAsync(world, Store, Sheet("Dd", "Cc", "Bb", "Aa"));

        Assert.Equal((3, 0, 0), (first.Accepted, first.AlreadyThere, first.Refused));
        Assert.Equal((1, 2, 0), (dry.Accepted, dry.AlreadyThere, dry.Refused));
        Assert.Equal((1, 3, 0), (second.Accepted, second.AlreadyThere, second.Refused));
        Assert.Equal(first.Rows.Select(row => row.CaseNumber).Reverse(), second.Rows.Skip(1).Select(row => row.CaseNumber));
    }

    [Fact]
    public async Task Another_agency_may_have_the_same_rows()
    {
        var world = await CaseworkWorld.Shared;
        HtcdsWorkbookBuilder Sheet() => new HtcdsWorkbookBuilder().Row(ImportFixture.Anna(("Second Name", "Elsewhereova"), ("Birthdate", "1990-01-02")));
        Assert.Equal(1, (await ImportAsync(world, Store, Sheet())).Accepted);
        Assert.Equal(1, (await ImportAsync(world, Store, Sheet(), world.Advocate)).Accepted);
        var colleague = await ImportAsync(world, Store, Sheet(), world.OtherInvestigator);
        Assert.Equal((1, null), (colleague.AlreadyThere, colleague.Rows[0].CaseNumber));
    }

    [Fact]
    public async Task A_dry_run_stores_nothing()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var sheet = new HtcdsWorkbookBuilder().Row(ImportFixture.Anna(("Second Name", "Dryova")));
        var report = await ImportAsync(world, Store with { IsDryRun = true }, sheet);
        Assert.Equal((1, null), (report.Accepted, report.Rows[0].CaseNumber));
        Assert.Empty(await world.DoAsync(world.Investigator, new FindPossibleDuplicates(new PersonTakenIn { FirstName = "Anna", LastName = "Dryova", Sex = "female" })));
    }

    [Fact]
    public async Task A_child_of_the_past_has_its_centre_and_rings_nobody()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var report = await ImportAsync(world, Store with { Municipality = "peja" }, new HtcdsWorkbookBuilder()
            .Row(ImportFixture.Anna(("Birthdate", "2012-01-02"), ("Incoming Referral Date", "2019-05-06")))
            .Row(ImportFixture.Anna(("Birthdate", "2013-01-02"), ("Incoming Referral Date", "2019-05-06")))
            .Row(ImportFixture.Anna(("Birthdate", "2001-01-02"), ("Incoming Referral Date", "2012-05-06"))));

        Assert.Equal(3, report.Accepted);
        Assert.Contains(report.Notes, note => note.Code == FileNotes.RecordOfThePast && note.Rows == 3);
        var waiting = (await world.DoAsync(world.PejaSocialWorker, new ListGuardianships())).Items;
        Assert.Equal(2, waiting.Count);
        Assert.All(waiting, g => Assert.Equal(("notified", null, false, true), (g.State, g.DueAt, g.Overdue, g.Mine)));
        Assert.Equal(2L, await CountAsync(world, "select count(*) from casework.due_work where kind = 'eighteenth_birthday'"));
        Assert.Equal(2L, await CountAsync(world, "select count(*) from casework.due_work"));
        Assert.Equal(1L, await CountAsync(world, "select count(*) from casework.notifications where kind = 'children_imported'"));
        Assert.Equal(0L, await CountAsync(world, "select count(*) from casework.notifications where kind <> 'children_imported'"));
        Assert.Equal(1L, await CountAsync(world, "select count(*) from casework.cases where not is_child"));
        await world.DoAsync(world.PejaSocialWorker, new AcknowledgeGuardianship(waiting[0].GuardianshipId));
    }

    [Fact]
    public async Task Refusing_everything_leaves_an_anonymous_record_and_a_childs_no_does_not_bar_its_guardian()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var report = await ImportAsync(world, Store, new HtcdsWorkbookBuilder()
            .Row(("Gender", "Feminine"), ("Citizenship", "Moldova, Republic of"), ("Consent", "No"), ("Birthdate", "1990"))
            .Row(ImportFixture.Anna(("Consent", "No"))));
        Assert.Equal(("refusal_is_anonymous", 1), (Assert.Single(report.Rows[0].Problems).Code, report.Accepted));
        Assert.Equal(1L, await CountAsync(world, "select count(*) from casework.guardianships where due_at is not null"));
        Assert.Equal(0L, await CountAsync(world, "select count(*) from casework.consents"));
    }

    [Fact]
    public async Task From_the_command_line_a_record_without_account_imports_for_the_agency()
    {
        var world = await CaseworkWorld.Shared;
        var desk = await world.DoAsync(Actor.Setup, new ImportDesk("iom"));
        Assert.Equal(desk, await world.DoAsync(Actor.Setup, new ImportDesk("iom")));
        Assert.Equal("return_worker", (await world.DoAsync(Actor.Person(desk), new WhoAmI())).Role);
        Assert.Equal(["unknown"], (await world.RefusalAsync(Actor.Setup, new ImportDesk("atlantis")))!.Fields["agency"]);
        Assert.Equal(["opens_no_cases"], (await world.RefusalAsync(Actor.Setup, new ImportDesk("coordinator")))!.Fields["agency"]);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.Administrator, new ImportDesk("iom")));
    }

    [Fact]
    public async Task Progress_is_told_for_every_row()
    {
        var world = await CaseworkWorld.Shared;
        var seen = new Seen();
        var sheet = new HtcdsWorkbookBuilder().Row(ImportFixture.Anna(("Second Name", "Progressova"))).Row(ImportFixture.Anna(("Gender", "?")));
        await ImportAsync(world, Store, sheet, progress: seen);
        Assert.Equal([1, 2], seen.Done.Order());
    }

    private static async Task<ImportReport> ImportAsync(CaseworkWorld world, ImportOptions options, HtcdsWorkbookBuilder sheet, Actor? by = null, IProgress<ImportProgress>? progress = null)
    {
        using var reading = HtcdsWorkbook.Read(sheet.Build(), ImportFixture.Today);
        return await world.Services.GetRequiredService<ImportPersons>().RunAsync(by ?? world.Investigator, reading, options, progress, TestContext.Current.CancellationToken);
    }

    private static async Task<long> CountAsync(CaseworkWorld world, string sql)
    {
        await using var source = NpgsqlDataSource.Create(world.Connections.Admin);
        await using var select = source.CreateCommand(sql);
        return (long)(await select.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private sealed class Seen : IProgress<ImportProgress>
    {
        public System.Collections.Concurrent.ConcurrentBag<int> Done { get; } = [];

        public void Report(ImportProgress value) => Done.Add(value.Done);
    }
}
