using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Seeding;
using AlliancePortal.Casework.Tests.Seeding;
using AlliancePortal.Testing.Casework;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;

namespace AlliancePortal.Casework.Tests.Cases;

/// <summary>The walk that ends with the page finds, page by page, what looking at all that are found finds: of one unit and of two, by one word and by several, narrowed or not.</summary>
public sealed class SearchInOrderTests
{
    private static readonly string[] First = ["Mirjeta", "Teuta", "Arta", "Blerta", "Vjollca"];
    private static readonly string[] Last = ["Krasniqi", "Gashi", "Shala", "Rama"];

    [Fact]
    public async Task Page_by_page_it_finds_what_a_search_in_another_order_finds()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        await LoadAsync(world, 400);
        var both = Actor.Person(await world.DoAsync(Actor.Setup, new AddWorker
        {
            AgencyCode = "tpiu",
            UnitCodes = ["tpiu-team-1", "tpiu-team-2"],
            Role = "police_supervisor",
            DisplayName = "Of both teams",
            Email = "both@tpiu.test",
        }));
        var (first, last) = (Gen.Elements(First), Gen.Elements(Last));
        var word = Gen.OneOf(first, last, first.Select(name => name[..3]), last.Select(name => name[..4]), Gen.Elements("Elyra", "Krasnici", "Vjolca", "nobody"));
        var queries = Gen.OneOf(word, Gen.ArrayOf(word, 2).Select(words => string.Join(' ', words)), Gen.ArrayOf(word, 3).Select(words => string.Join(' ', words)));

        var (found, paged) = (0, 0);
        Prop.ForAll(queries.ToArbitrary(), Gen.Elements(1, 4, 40).ToArbitrary(), Gen.Elements<bool?>(null, null, true, false).ToArbitrary(), async (query, size, child) =>
        {
            foreach (var reader in new[] { both, world.Investigator })
            {
                var request = new ListCaseload { Query = query, Child = child, Size = size };
                var expected = (await AllAsync(world, reader, request with { Sort = "activity", Size = ListCaseload.MostSize })).OrderDescending().ToList();
                // Of a long list the pages at its beginning: each goes on from where the one before ended.
                var walked = await AllAsync(world, reader, request, 4);
                Assert.Equal(expected.Take(Math.Max(walked.Count, size * 4)), walked);
                (found, paged) = (found + walked.Count, paged + (walked.Count > size ? 1 : 0));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));
        Assert.True(found > 30 && paged > 2, $"{found} were found, {paged} times on more than a page: too few to prove anything.");
    }

    /// <summary>Some names are frequent, some are not, and some never go together.</summary>
    private static async Task LoadAsync(CaseworkWorld world, int cases)
    {
        var (dice, workers) = (new Random(11), new[] { await LoadedLikeTakenInTests.WorkerAsync(world, world.Investigator), await LoadedLikeTakenInTests.WorkerAsync(world, world.OtherInvestigator) });
        string One(string[] names) => names[(int)(dice.NextDouble() * dice.NextDouble() * names.Length)];
        var intakes = Enumerable.Range(0, cases).Select(n =>
        {
            var (name, surname) = (One(First), One(Last));
            if (name == "Arta" && surname == "Gashi") surname = "Shala";
            return new LoadedIntake(workers[dice.Next(5) / 4], world.Clock.GetUtcNow().AddSeconds(n - cases), n % 4 == 0 ? Intakes.Child(name, surname) : Intakes.Adult(name, surname), null, null);
        });
        await world.Services.GetRequiredService<CaseLoader>().LoadAsync([.. intakes], TestContext.Current.CancellationToken);
    }

    private static async Task<List<Guid>> AllAsync(CaseworkWorld world, Actor reader, ListCaseload request, int pages = int.MaxValue)
    {
        var items = new List<Guid>();
        string? after = null;
        do
        {
            var page = await world.DoAsync(reader, request with { After = after });
            items.AddRange(page.Items.Select(item => item.CaseId));
            after = page.Next;
        }
        while (after is not null && --pages > 0);
        return items;
    }
}
