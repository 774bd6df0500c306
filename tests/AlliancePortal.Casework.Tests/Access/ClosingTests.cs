using System.Text.Json;
using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Consent;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Referrals;
using AlliancePortal.Casework.Tests.Access.Policies;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Access;

/// <summary>Each act that closes a case to somebody closes it everywhere: page, lists, search, what was told, and pages that are open (access table, 6.4).</summary>
public sealed class ClosingTests : IAsyncLifetime
{
    private const string Name = "Qzelvanda";

    private CaseworkWorld world = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Who loses the case, what closes it, and whether the reader stays in it as one who was there.</summary>
    private sealed record Closing(Actor Reader, Guid CaseId, Func<Task> Act, bool StaysFormer);

    public async ValueTask InitializeAsync() => world = await CaseworkWorld.CreateAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData("declined")]
    [InlineData("withdrawn_before")]
    [InlineData("withdrawn_after")]
    [InlineData("completed")]
    [InlineData("consent_withdrawn")]
    [InlineData("handed_over")]
    [InlineData("guardianship_ended")]
    [InlineData("excluded")]
    [InlineData("closed")]
    public async Task It_closes(string how)
    {
        var closing = await PrepareAsync(how);
        var unit = (await world.DoAsync(closing.Reader, new AlliancePortal.Casework.Agencies.WhoAmI())).UnitIds[0];
        Assert.Null(await world.RefusalAsync(closing.Reader, new ShowCase(closing.CaseId)));
        Assert.Contains(closing.CaseId.ToString(), await EverywhereAsync(closing.Reader, former: false), StringComparison.Ordinal);

        await using var superuser = await world.AdministratorOfTheServerAsync();
        var woken = $"select count(*) from casework.wake_ups where unit_id = '{unit}'";
        var before = await superuser.ScalarAsync<long>(woken, Cancel);
        await closing.Act();

        Assert.True(await superuser.ScalarAsync<long>(woken, Cancel) > before, "Pages that are open were not told to look again.");
        Assert.DoesNotContain(closing.CaseId.ToString(), await EverywhereAsync(closing.Reader, former: false), StringComparison.Ordinal);
        var shown = (await world.Casework.RunAsync(closing.Reader, new ShowCase(closing.CaseId), Cancel)) is { Succeeded: true } outcome ? outcome.Value : null;
        Assert.Equal(closing.StaysFormer, shown is not null);
        var all = JsonSerializer.Serialize(shown) + await EverywhereAsync(closing.Reader, former: true);
        Assert.Equal(closing.StaysFormer, all.Contains(closing.CaseId.ToString(), StringComparison.Ordinal));
        // A unit that opened the case goes on reading what it wrote itself, and finds nobody by it.
        if (how is not "closed") Assert.DoesNotContain(Name, all, StringComparison.Ordinal);
        Assert.Empty((await world.DoAsync(closing.Reader, new ListCaseload { Query = Name, Former = true })).Items);
    }

    [Fact]
    public async Task A_closed_case_takes_nothing_and_gives_nobody_new_a_way_in()
    {
        var send = await world.ToShelterAsync(Name);
        var sent = await world.DoAsync(world.Investigator, send);
        await world.WithAdvocateAsync(send.CaseId);
        await world.CloseAsync(send.CaseId);
        Assert.Equal(ReferralRefusals.NotInState, await world.RefusalAsync(world.ShelterCaseworker, new ClaimReferral(sent.ReferralId)));
        var taken = await world.DoAsync(world.Investigator, new ShowReferral(sent.ReferralId));
        Assert.Equal(("withdrawn", "no_longer_needed"), (taken.State, taken.EndCode));
        Assert.Equal(CaseRefusals.Closed, await world.RefusalAsync(world.Investigator, send));
    }

    [Fact]
    public async Task No_name_comes_into_an_anonymous_case_by_any_path()
    {
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult() with
        {
            Narrative = null,
            Consent = new ConsentTakenIn { Refused = true },
            Person = new PersonTakenIn { Sex = "female", Citizenships = ["MD"], ApparentAge = new ApparentAge(30, 40) },
        });
        var (identity, contact) = ("update casework.identities set names = '\\x00'", "update casework.identities set gender = 'x'");
        await using var superuser = await world.AdministratorOfTheServerAsync();
        Assert.Equal("AP013", await superuser.TryAsync($"{identity} where case_id = '{taken.CaseId}'", Cancel));
        Assert.Equal("1", await superuser.TryAsync($"{contact} where case_id = '{taken.CaseId}'", Cancel));
        Assert.Equal(0, await superuser.ScalarAsync<long>($"select count(*) from casework.search_tokens where case_id = '{taken.CaseId}'", Cancel));
    }

    private async Task<Closing> PrepareAsync(string how)
    {
        if (how is "handed_over" or "guardianship_ended") return await WardAsync(how);
        if (how is "excluded" or "closed")
        {
            var taken = await world.DoAsync(world.Investigator, Intakes.Adult(Name));
            if (how == "closed") await world.WithAdvocateAsync(taken.CaseId);
            return new Closing(world.Investigator, taken.CaseId, how == "closed" ? () => world.CloseAsync(taken.CaseId) : () => world.DoAsync(world.PoliceSupervisor, new ExcludePerson { CaseId = taken.CaseId, UserId = world.Investigator.UserId, Reason = "She named him." }), how == "closed");
        }

        var send = await world.ToShelterAsync(Name);
        if (how == "consent_withdrawn")
        {
            var consent = (await world.DoAsync(world.Investigator, new RecordConsent { CaseId = send.CaseId, Purposes = ["assistance"], Language = "ro" })).ConsentId;
            var aid = await world.DoAsync(world.Investigator, send with { Kind = "legal_aid", ToAgencyId = await world.AgencyAsync("legalaid"), Basis = "consent", ConsentId = consent });
            await world.DoAsync(world.Lawyer, new ClaimReferral(aid.ReferralId));
            await world.DoAsync(world.Lawyer, new AcceptReferral(aid.ReferralId));
            return new Closing(world.Lawyer, send.CaseId, () => world.DoAsync(world.Investigator, new WithdrawConsent { ConsentId = consent }), true);
        }

        var id = (await world.DoAsync(world.Investigator, send)).ReferralId;
        await world.DoAsync(world.ShelterCaseworker, new ClaimReferral(id));
        if (how is "withdrawn_after" or "completed") await world.DoAsync(world.ShelterCaseworker, new AcceptReferral(id));
        Func<Task> act = how switch
        {
            "declined" => () => world.DoAsync(world.ShelterCaseworker, new DeclineReferral { ReferralId = id, Reason = "no_capacity" }),
            "completed" => () => world.DoAsync(world.ShelterCaseworker, new CompleteReferral { ReferralId = id, Outcome = "person_left" }),
            _ => () => world.DoAsync(world.Investigator, new WithdrawReferral { ReferralId = id, Reason = "no_longer_needed" }),
        };
        return new Closing(world.ShelterCaseworker, send.CaseId, act, how is "withdrawn_after" or "completed");
    }

    private async Task<Closing> WardAsync(string how)
    {
        var taken = await world.DoAsync(world.Investigator, Intakes.Child(Name));
        var id = taken.GuardianshipId!.Value;
        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(id));
        if (how == "handed_over") await world.DoAsync(world.SocialWorker, new HandOverGuardianship(id, await world.AgencyAsync("csw-peja"), "She moved."));
        else await world.DoAsync(world.CswSupervisor, new EndGuardianship(id, "She went home.", "returned_to_parents"));
        Func<Task> act = how == "handed_over"
            ? () => world.DoAsync(world.PejaSocialWorker, new AcknowledgeGuardianship(id))
            : () => world.DoAsync(world.VaauSupervisor, new EndGuardianship(id, "She went home.", "returned_to_parents"));
        return new Closing(world.SocialWorker, taken.CaseId, act, true);
    }

    /// <summary>What the reader finds without opening the case: lists, search by her name, home, and what was told.</summary>
    private async Task<string> EverywhereAsync(Actor reader, bool former) => string.Concat(
        JsonSerializer.Serialize(await world.DoAsync(reader, new ListCaseload { Former = former, Size = ListCaseload.MostSize })),
        JsonSerializer.Serialize(await world.DoAsync(reader, new ListCaseload { Query = Name })),
        former ? "" : JsonSerializer.Serialize((await world.DoAsync(reader, new HomeList())).Recent),
        former ? "" : JsonSerializer.Serialize((await world.ToldAsync(reader)).Where(item => !Farewells.Contains(item.Kind))));

    // That it ended is told to whoever was in the case, with the number that they know.
    private static readonly string[] Farewells = ["guardianship_handed_over", "guardianship_ended", "case_closed"];
}
