using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.SignIns;
using AlliancePortal.Casework.Tests.Access.Policies;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.SignIns;

/// <summary>What happens to an account is in the audit, read by its owner alone, and counted for administrators.</summary>
public sealed class SignInTests
{
    private const string Address = "203.0.113.77";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_owner_reads_it_newest_first_nobody_else_and_no_dump_tells_the_address()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var (hers, others) = (await WorkerAsync(world), await WorkerAsync(world));
        await SignedInAsync(world, hers, isNew: false);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.DoAsync(Actor.Accounts, new RecordSignInEvent { UserId = hers.UserId, Kind = SignInKinds.Refused, Factor = SignInFactors.Password, Device = "Firefox · Linux", Address = Address });
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.DoAsync(Actor.Accounts, new RecordSignInEvent { UserId = hers.UserId, Kind = SignInKinds.EndedByAdministrator, ByUserId = world.Administrator.UserId });

        var first = await world.DoAsync(hers, new ListMySignIns { Size = 2 });
        var rest = await world.DoAsync(hers, new ListMySignIns { Size = 2, After = first.Next });

        Assert.Equal([SignInKinds.EndedByAdministrator, SignInKinds.Refused], first.Items.Select(one => one.Kind));
        Assert.True(first.Items[0].ByAnother);
        Assert.Equal(("Firefox · Linux", Address, SignInFactors.Password), (first.Items[1].Device, first.Items[1].Address, first.Items[1].Factor));
        Assert.Equal(SignInKinds.SignedIn, Assert.Single(rest.Items).Kind);
        Assert.Null(rest.Next);
        foreach (var other in new[] { others, world.Administrator, world.PoliceSupervisor }) Assert.DoesNotContain((await world.DoAsync(other, new ListMySignIns())).Items, one => one.Id == first.Items[0].Id);
        await using var superuser = await world.AdministratorOfTheServerAsync();
        Assert.Equal(0, await superuser.ScalarAsync<long>($"select count(*) from casework.sign_in_events e where e::text like '%{Address}%' or position('{Address}'::bytea in e.address) > 0", Cancel));
    }

    [Fact]
    public async Task It_is_in_the_audit_with_factor_and_place_and_that_of_nobody_too()
    {
        var world = await CaseworkWorld.Shared;
        var hers = await WorkerAsync(world);
        await SignedInAsync(world, hers, isNew: true);
        await using var superuser = await world.AdministratorOfTheServerAsync();
        Assert.Contains("write:signed_in:app:new_place", await AuditedAsync(superuser, hers.UserId));

        const string Nobodys = "select count(*) from audit.entries where purpose = 'accounts' and facts @> '[{\"a\": \"write:refused:password\", \"s\": null}]'";
        var before = await superuser.ScalarAsync<long>(Nobodys, Cancel);
        var written = await superuser.ScalarAsync<long>("select count(*) from casework.sign_in_events where user_id is null", Cancel);
        await world.DoAsync(Actor.Accounts, new RecordSignInEvent { UserId = null, Kind = SignInKinds.Refused, Factor = SignInFactors.Password });
        Assert.Equal(before + 1, await superuser.ScalarAsync<long>(Nobodys, Cancel));
        Assert.Equal(written, await superuser.ScalarAsync<long>("select count(*) from casework.sign_in_events where user_id is null", Cancel));
    }

    [Fact]
    public async Task Of_a_new_place_the_person_is_told_once_until_it_is_seen_but_not_at_the_first_sign_in_of_all()
    {
        var world = await CaseworkWorld.Shared;
        var hers = await WorkerAsync(world);
        await SignedInAsync(world, hers, isNew: true);
        await SignedInAsync(world, hers, isNew: false);
        Assert.Empty(await ToldAsync(world, hers));

        await SignedInAsync(world, hers, isNew: true);
        await SignedInAsync(world, hers, isNew: true);

        Assert.Single(await ToldAsync(world, hers));
        Assert.Empty(await ToldAsync(world, world.PoliceSupervisor));
    }

    [Fact]
    public async Task An_administrator_is_told_too_and_reads_counts_of_all()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        await SignedInAsync(world, world.Administrator, isNew: false);
        world.Clock.Advance(TimeSpan.FromDays(2));
        await SignedInAsync(world, world.Administrator, isNew: true);
        await world.DoAsync(Actor.Accounts, new RecordSignInEvent { UserId = world.Investigator.UserId, Kind = SignInKinds.PasskeyAdded });

        Assert.Single(await ToldAsync(world, world.Administrator));
        var counts = await world.DoAsync(world.Administrator, new CountSignIns());
        Assert.Equal((new SignInCount(1, 1, 0, 1), new SignInCount(2, 1, 0, 1)), (counts.Day, counts.Week));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.PoliceSupervisor, new CountSignIns()));
    }

    [Fact]
    public async Task After_half_a_year_it_is_gone_from_the_list_and_stays_in_the_audit()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        await SignedInAsync(world, world.Investigator, isNew: false);
        world.Clock.Advance(TimeSpan.FromDays(181));
        await SignedInAsync(world, world.Investigator, isNew: false);

        Assert.Single((await world.DoAsync(world.Investigator, new ListMySignIns())).Items);
        await using var superuser = await world.AdministratorOfTheServerAsync();
        Assert.Equal(2, (await AuditedAsync(superuser, world.Investigator.UserId)).Count(action => action == "write:signed_in:app:known_place"));
    }

    [Fact]
    public async Task Nobody_but_the_keeper_of_accounts_writes_it()
    {
        var world = await CaseworkWorld.Shared;
        var happened = new RecordSignInEvent { UserId = world.Investigator.UserId, Kind = SignInKinds.SignedIn };
        foreach (var actor in new[] { world.Investigator, world.Administrator, Actor.Setup, Actor.Clock, Actor.SpeakUp }) Assert.Equal(Refusal.NotFound, await world.RefusalAsync(actor, happened));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(Actor.Accounts, new ListMySignIns()));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(Actor.Accounts, new FindWorker("anybody")));
    }

    private static async Task<Actor> WorkerAsync(CaseworkWorld world) => Actor.Person(await world.DoAsync(Actor.Setup, new AddWorker
    {
        AgencyCode = "tpiu",
        UnitCodes = ["tpiu-team-1"],
        Role = "police_investigator",
        DisplayName = "Somebody New",
        Email = $"{Guid.CreateVersion7():N}@tpiu.test",
    }));

    private static Task<SignInRecorded> SignedInAsync(CaseworkWorld world, Actor person, bool isNew) => world.DoAsync(Actor.Accounts, new RecordSignInEvent
    {
        UserId = person.UserId,
        Kind = SignInKinds.SignedIn,
        Factor = SignInFactors.App,
        Device = "Chrome · Windows",
        Address = Address,
        IsNewPlace = isNew,
        Tells = true,
    });

    private static async Task<IReadOnlyList<string>> ToldAsync(CaseworkWorld world, Actor actor) => [.. (await world.ToldAsync(actor)).Select(item => item.Kind).Where(kind => kind == "signed_in_new_place")];

    private static Task<List<string>> AuditedAsync(Npgsql.NpgsqlConnection superuser, Guid userId) =>
        superuser.ColumnAsync($"select f->>'a' from audit.entries e, jsonb_array_elements(e.facts) f where e.purpose = 'accounts' and f->>'s' = '{userId}'", Cancel);
}
