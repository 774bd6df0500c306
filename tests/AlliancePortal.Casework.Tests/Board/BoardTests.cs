using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Board;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Board;

/// <summary>The supervisor's board: a number is its list, to the unit.</summary>
public sealed class BoardTests
{
    [Fact]
    public async Task Every_number_is_as_long_as_the_list_that_it_opens()
    {
        await using var world = await BusyWorldAsync();
        var shown = 0;
        foreach (var supervisor in new[] { world.PoliceSupervisor, world.CswSupervisor, world.VaauSupervisor })
        {
            foreach (var number in Numbers(await world.DoAsync(supervisor, new ShowBoard())))
            {
                var listed = await AllAsync(world, supervisor, number.Figure.ToString());
                Assert.Equal(number.Count, listed.Count);
                Assert.Equal(number.Count, listed.Select(item => (item.ReferralId, item.CaseId, item.UnitId)).Distinct().Count());
                shown += number.Count;
            }
        }

        Assert.True(shown > 100, $"Only {shown} rows were compared.");
    }

    [Fact]
    public async Task It_counts_what_happened()
    {
        await using var world = await BusyWorldAsync();

        var police = await world.DoAsync(world.PoliceSupervisor, new ShowBoard());
        Assert.Equal(8, police.Of(BoardFigure.Referrals(BoardFigure.Outgoing)));
        Assert.Equal(2, police.Of(BoardFigure.Referrals(BoardFigure.Outgoing, "sent", AgeBand.Older)));
        Assert.Equal(2, police.Of(BoardFigure.Referrals(BoardFigure.Outgoing, "sent", AgeBand.ThreeDays)));
        Assert.Equal(3, police.Of(BoardFigure.Referrals(BoardFigure.Outgoing, "sent", AgeBand.Day)));
        Assert.Equal(0, police.Of(BoardFigure.Referrals(BoardFigure.Incoming)));
        Assert.Equal(4, police.OutgoingOverdue.Count);
        Assert.Equal(7, police.GuardianshipsUnanswered.Count);
        Assert.Equal(4, police.GuardianshipsOverdue.Count);
        Assert.Equal(0, police.CasesUnassigned.Count);
        Assert.Equal(12, police.Workload.Single(load => load.UserId == world.Investigator.UserId).Cases.Count);

        var centre = await world.DoAsync(world.CswSupervisor, new ShowBoard());
        Assert.Equal(7, centre.Of(BoardFigure.Referrals(BoardFigure.Incoming, "sent")));
        Assert.Equal(7, centre.CasesUnassigned.Count);
        Assert.Equal(1, centre.Workload.Single(load => load.UserId == world.SocialWorker.UserId).Cases.Count);
        Assert.Equal(0, centre.Workload.Single(load => load.UserId == world.CswSupervisor.UserId).Cases.Count);

        var advocates = await world.DoAsync(world.VaauSupervisor, new ShowBoard());
        Assert.All(Numbers(advocates), number => Assert.Equal(0, number.Count));
    }

    [Fact]
    public async Task A_leavers_cases_are_orphans_until_somebody_gets_them()
    {
        await using var world = await BusyWorldAsync();
        var colleague = await ColleagueAsync(world);
        await world.DoAsync(world.Administrator, new BlockWorker(world.Investigator.UserId));

        var board = await world.DoAsync(world.PoliceSupervisor, new ShowBoard());
        Assert.Equal(12, board.CasesOrphaned.Count);
        Assert.DoesNotContain(board.Workload, load => load.UserId == world.Investigator.UserId);
        Assert.All(await AllAsync(world, world.PoliceSupervisor, "cases.orphaned"), item => Assert.Equal("police_investigator of tpiu", item.WorkerName));

        var given = await world.DoAsync(world.PoliceSupervisor, new ReassignCases { FromUserId = world.Investigator.UserId, ToUserId = colleague.UserId, Reason = "left_service" });
        Assert.Equal(new CasesReassigned(12, 0), given);
        board = await world.DoAsync(world.PoliceSupervisor, new ShowBoard());
        Assert.Equal(0, board.CasesOrphaned.Count);
        Assert.Equal(12, board.Workload.Single(load => load.UserId == colleague.UserId).Cases.Count);
    }

    [Fact]
    public async Task Only_supervisors_have_one_and_nonsense_opens_no_list()
    {
        var world = await CaseworkWorld.Shared;
        foreach (var actor in new[] { world.Investigator, world.SocialWorker, world.Administrator, world.Analyst })
        {
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(actor, new ShowBoard()));
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(actor, new ListBoard { Figure = "cases.unassigned" }));
        }

        foreach (var figure in new[] { "", "cases", "cases.worker.nobody", "referrals.incoming.lost", "referrals.sideways.any", "referrals.incoming.any.century", "guardianships" })
            Assert.Equal(["figure"], (await world.RefusalAsync(world.PoliceSupervisor, new ListBoard { Figure = figure }))!.Fields.Keys);
        Assert.Equal(["after"], (await world.RefusalAsync(world.PoliceSupervisor, new ListBoard { Figure = "cases.unassigned", After = "x" }))!.Fields.Keys);
    }

    [Fact]
    public void A_figure_reads_back_what_it_wrote()
    {
        var figures = (from box in new[] { BoardFigure.Incoming, BoardFigure.Outgoing }
                       from state in BoardFigure.OpenStates.Cast<string?>().Append(null)
                       from age in AgeBands.All.Cast<AgeBand?>().Append(null)
                       select BoardFigure.Referrals(box, state, age)).ToList();
        Assert.Equal(40, figures.Count);
        foreach (var figure in figures.Append(BoardFigure.ReferralsOverdue(BoardFigure.Incoming)).Append(BoardFigure.CasesOf(Guid.CreateVersion7())).Append(BoardFigure.CasesOrphaned))
            Assert.Equal(figure, BoardFigure.Parse(figure.ToString()));
    }

    /// <summary>Twelve cases of one investigator, eight of them children: three ten days ago (one answered), two the day before yesterday, three now.</summary>
    private static async Task<CaseworkWorld> BusyWorldAsync()
    {
        var world = await CaseworkWorld.CreateAsync();
        var answered = (await world.DoAsync(world.Investigator, Intakes.Child())).GuardianshipId!.Value;
        for (var i = 0; i < 2; i++) await world.DoAsync(world.Investigator, Intakes.Child());
        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(answered));
        await world.DoAsync(world.CswSupervisor, new AppointGuardian(answered, world.SocialWorker.UserId));
        world.Clock.Advance(TimeSpan.FromDays(8));
        for (var i = 0; i < 2; i++) await world.DoAsync(world.Investigator, Intakes.Child());
        world.Clock.Advance(TimeSpan.FromDays(2));
        for (var i = 0; i < 3; i++) await world.DoAsync(world.Investigator, Intakes.Child());
        for (var i = 0; i < 4; i++) await world.DoAsync(world.Investigator, Intakes.Adult());
        return world;
    }

    private static async Task<Actor> ColleagueAsync(CaseworkWorld world) => Actor.Person(await world.DoAsync(Actor.Setup, new AddWorker
    {
        AgencyCode = "tpiu",
        UnitCodes = ["tpiu-team-1"],
        Role = "police_investigator",
        DisplayName = "Colleague",
        Email = "colleague@tpiu.test",
    }));

    internal static IEnumerable<BoardNumber> Numbers(BoardView board) =>
    [
        .. board.Referrals, board.IncomingOverdue, board.OutgoingOverdue, board.GuardianshipsUnanswered, board.GuardianshipsOverdue,
        board.CasesUnassigned, board.CasesOrphaned, .. board.Workload.Select(load => load.Cases),
    ];

    internal static async Task<List<BoardItem>> AllAsync(CaseworkWorld world, Actor supervisor, string figure, int size = 3)
    {
        var items = new List<BoardItem>();
        string? after = null;
        do
        {
            var page = await world.DoAsync(supervisor, new ListBoard { Figure = figure, After = after, Size = size });
            Assert.True(page.Items.Count == size || page.Next is null);
            items.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        return items;
    }
}
