using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Seeding;
using AlliancePortal.Testing.Casework;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Seeding;

/// <summary>The same intake through the gate and through the loader leaves the same rows in every table.</summary>
public sealed class LoadedLikeTakenInTests
{
    // One after the other: the loader knows no time but the world's.
    private static readonly Lazy<Task<CaseworkWorld>> World = new(() => CaseworkWorld.CreateAsync());

    [Fact]
    public async Task A_child_that_nobody_has_acknowledged() => await CompareAsync(Intakes.Child());

    [Fact]
    public async Task A_child_that_her_Centre_acknowledged() =>
        await CompareAsync(Intakes.Child() with { UrgentMedical = "A wound on the arm.", Exploitation = new ExploitationTakenIn { Types = ["ForcedLabour"], Countries = ["XK"], Year = 2025 } }, answered: true);

    [Fact]
    public async Task A_child_who_has_a_guardian() => await CompareAsync(Intakes.Child(), answered: true, named: true);

    [Fact]
    public async Task A_child_whose_age_is_uncertain()
    {
        var child = Intakes.Child();
        await CompareAsync(child with { Person = child.Person with { DateOfBirth = null, ApparentAge = new ApparentAge(15, 19), Aliases = ["Lili"], SafeWay = "By her sister." } });
    }

    [Fact]
    public async Task A_child_that_the_Centre_itself_took_in() => await CompareAsync(Intakes.Child(), by: world => world.SocialWorker);

    [Fact]
    public async Task A_child_of_whom_the_Centre_that_took_her_in_is_guardian() => await CompareAsync(Intakes.Child(), named: true, by: world => world.SocialWorker);

    [Fact]
    public async Task An_adult() => await CompareAsync(Intakes.Adult());

    [Fact]
    public async Task An_adult_taken_in_by_a_Centre() => await CompareAsync(Intakes.Adult(), by: world => world.SocialWorker);

    [Fact]
    public async Task An_adult_who_refuses_everything()
    {
        var adult = Intakes.Adult();
        await CompareAsync(adult with
        {
            Person = new PersonTakenIn { ApparentAge = new ApparentAge(25, 35), Sex = "female", Citizenships = ["MD"] },
            Narrative = null,
            Consent = new ConsentTakenIn { Refused = true },
        });
    }

    private static async Task CompareAsync(TakeIn request, bool answered = false, bool named = false, Func<CaseworkWorld, Actor>? by = null)
    {
        var world = await World.Value;
        var actor = by?.Invoke(world) ?? world.Investigator;
        var (at, before) = (world.Clock.GetUtcNow(), await CasesAsync(world));
        var loaded = new LoadedIntake(await WorkerAsync(world, actor), at, request, answered ? new CentreAct(await WorkerAsync(world, world.SocialWorker), at.AddMinutes(3)) : null,
            named ? new CentreAct(await WorkerAsync(world, world.SocialWorker), at.AddMinutes(9)) : null);
        await world.Services.GetRequiredService<CaseLoader>().LoadAsync([loaded], TestContext.Current.CancellationToken);
        var loadedCase = (await CasesAsync(world)).Except(before).Single();

        var taken = await world.DoAsync(actor, request);
        if (answered)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(3));
            await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));
        }

        if (named)
        {
            world.Clock.SetUtcNow(at.AddMinutes(9));
            await world.DoAsync(world.SocialWorker, new AppointGuardian(taken.GuardianshipId!.Value, world.SocialWorker.UserId));
        }

        var (expected, actual) = (await StoredRows.OfAsync(world, taken.CaseId), await StoredRows.OfAsync(world, loadedCase));
        Assert.True(expected.Count > 6);
        Assert.Equal(expected.Keys, actual.Keys);
        foreach (var table in expected.Keys) Assert.Equal($"{table}\n{expected[table]}", $"{table}\n{actual[table]}");
    }

    private static async Task<Guid[]> CasesAsync(CaseworkWorld world)
    {
        await using var connection = await world.AdministratorOfTheServerAsync();
        await using var select = new NpgsqlCommand("select coalesce(array_agg(id), '{}') from casework.cases", connection);
        return (Guid[])(await select.ExecuteScalarAsync())!;
    }

    internal static async Task<ActingWorker> WorkerAsync(CaseworkWorld world, Actor actor)
    {
        await using var connection = await world.AdministratorOfTheServerAsync();
        await using var select = new NpgsqlCommand("select w.display_name, w.role, a.id, a.kind, a.code, w.unit_ids from casework.workers w join reference.agencies a on a.id = w.agency_id where w.id = $1", connection)
        {
            Parameters = { new() { Value = actor.UserId } },
        };
        await using var row = await select.ExecuteReaderAsync();
        Assert.True(await row.ReadAsync());
        return new ActingWorker(actor.UserId, row.GetString(0), EnumCode.Find<Role>(row.GetString(1))!.Value, row.GetGuid(2), row.GetString(3), row.GetString(4), row.GetFieldValue<Guid[]>(5));
    }
}
