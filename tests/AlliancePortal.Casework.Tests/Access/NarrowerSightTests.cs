using System.Text.Json;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Interviews;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Referrals;
using AlliancePortal.Casework.Tests.Interviews;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Access;

/// <summary>Notes 4 and 10 of the access table, by people who work: who sat in, who supervises two lines, the police that are asked for help.</summary>
public sealed class NarrowerSightTests
{
    [Fact]
    public async Task Who_supervises_two_lines_of_an_NGO_has_the_least_that_any_of_them_opens()
    {
        var world = await CaseworkWorld.Shared;
        var supervisor = await WorkerAsync(world, "shelter", "ngo_supervisor", "shelter-house", "shelter-counselling");
        var send = await world.ToShelterAsync("Hortensiana");
        await world.AcceptedAsync(send with { Sections = ["identity", "contact", "risk", "assistance"] });
        await world.DoAsync(world.ShelterCaseworker, new AddCaseEntry { CaseId = send.CaseId, Section = "shelter", Kind = "note", Text = "A room with a window." });

        // One line: that column, and what the line opens.
        var one = await world.DoAsync(supervisor, new ShowCase(send.CaseId));
        Assert.Equal(("Hortensiana", true), (one.Sections.Identity!.FirstName, one.Sections.Contact is not null));
        Assert.Contains("A room with a window.", JsonSerializer.Serialize(one), StringComparison.Ordinal);
        Assert.Single((await world.DoAsync(supervisor, new ListCaseload { Query = "Hortensiana" })).Items);

        var sent = await world.DoAsync(world.Investigator, send with { Kind = "counselling", Sections = ["identity"] });
        await world.DoAsync(world.Counsellor, new ClaimReferral(sent.ReferralId));
        await world.DoAsync(world.Counsellor, new AcceptReferral(sent.ReferralId));
        var two = await world.DoAsync(supervisor, new ShowCase(send.CaseId));
        Assert.Equal((false, null, null), (two.Sections.Identity!.InFull, two.Sections.Identity.FirstName, two.Sections.Contact));
        Assert.DoesNotContain("Hortensiana", JsonSerializer.Serialize(two), StringComparison.Ordinal);
        Assert.DoesNotContain("A room with a window.", JsonSerializer.Serialize(two), StringComparison.Ordinal);
        Assert.Empty((await world.DoAsync(supervisor, new ListCaseload { Query = "Hortensiana" })).Items);
        Assert.DoesNotContain("Hortensiana", JsonSerializer.Serialize(await world.DoAsync(supervisor, new ListCaseload { Size = ListCaseload.MostSize })), StringComparison.Ordinal);
        Assert.Equal("Hortensiana", (await world.DoAsync(world.ShelterCaseworker, new ShowCase(send.CaseId))).Sections.Identity!.FirstName);

        // The line that is left again decides no more.
        await world.DoAsync(world.Counsellor, new CompleteReferral { ReferralId = sent.ReferralId, Outcome = "service_delivered" });
        Assert.Equal("Hortensiana", (await world.DoAsync(supervisor, new ShowCase(send.CaseId))).Sections.Identity!.FirstName);
    }

    [Fact]
    public async Task Police_that_are_asked_for_help_have_their_own_interviews_and_nothing_of_others()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        await world.DoAsync(world.Investigator, Asked.Held(taken.CaseId) with { Notes = "Said to the first team." });
        var other = await WorkerAsync(world, "police-prizren", "police_investigator");
        var send = (await world.ToShelterAsync()) with { CaseId = taken.CaseId, Kind = "police", ToAgencyId = await world.AgencyAsync("police-prizren"), Sections = ["identity", "risk"] };
        var sent = await world.DoAsync(world.Investigator, send);
        await world.DoAsync(other, new ClaimReferral(sent.ReferralId));
        await world.DoAsync(other, new AcceptReferral(sent.ReferralId));

        Assert.Empty((await world.DoAsync(other, new ShowCase(taken.CaseId))).Sections.Interviews ?? []);
        Assert.Empty((await world.DoAsync(other, new ShowInterviews(taken.CaseId))).Interviews);
        Assert.Empty((await world.DoAsync(other, new ListInterviews { Past = true })).Items);

        await world.DoAsync(other, Asked.Held(taken.CaseId) with { Notes = "Said to the second team." });
        var own = Assert.Single((await world.DoAsync(other, new ShowInterviews(taken.CaseId))).Interviews);
        Assert.Equal(["Said to the second team."], own.Notes);
        Assert.Single((await world.DoAsync(other, new ListInterviews { Past = true })).Items);
    }

    [Fact]
    public async Task Of_an_adults_interview_a_Centre_and_a_lawyer_have_the_whole_record_where_they_sat_in()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.SocialWorker, Intakes.Adult());
        var send = (await world.ToShelterAsync()) with { CaseId = taken.CaseId, Kind = "legal_aid", ToAgencyId = await world.AgencyAsync("legalaid"), Sections = ["identity", "interviews"] };
        var sent = await world.DoAsync(world.SocialWorker, send);
        await world.DoAsync(world.Lawyer, new ClaimReferral(sent.ReferralId));
        await world.DoAsync(world.Lawyer, new AcceptReferral(sent.ReferralId));
        var advocacy = await world.DoAsync(world.SocialWorker, send with { Kind = "advocacy", ToAgencyId = await world.AgencyAsync("vaau"), Sections = ["identity", "interviews"] });
        await world.DoAsync(world.Advocate, new ClaimReferral(advocacy.ReferralId));
        await world.DoAsync(world.Advocate, new AcceptReferral(advocacy.ReferralId));

        await world.DoAsync(world.Advocate, Asked.Held(taken.CaseId) with { Notes = "Alone with the advocate." });
        await world.DoAsync(world.Advocate, Asked.Held(taken.CaseId) with { Notes = "With the lawyer.", Attendees = [new InterviewAttendee(world.Lawyer.UserId, "Her lawyer", "lawyer")] });
        await world.DoAsync(world.Advocate, Asked.Held(taken.CaseId) with { Notes = "With the Centre.", Attendees = [new InterviewAttendee(world.CswSupervisor.UserId, "The Centre", "social_worker")] });

        async Task<IEnumerable<string>> HeardBy(Actor who) => (await world.DoAsync(who, new ShowInterviews(taken.CaseId))).Interviews.SelectMany(line => line.Notes).Order();
        Assert.Equal(["With the lawyer."], await HeardBy(world.Lawyer));
        Assert.Equal(["With the Centre."], await HeardBy(world.SocialWorker));
        Assert.Equal(["With the Centre."], await HeardBy(world.CswSupervisor));
        Assert.Equal(3, (await HeardBy(world.Advocate)).Count());
        Assert.Equal(3, (await world.DoAsync(world.Lawyer, new ShowInterviews(taken.CaseId))).Interviews.Count);
    }

    private static async Task<Actor> WorkerAsync(CaseworkWorld world, string agency, string role, params string[] units)
    {
        if (units.Length == 0) units = [AlliancePortal.Casework.Agencies.Jurisdiction.JurisdictionFile.Default.Agency(agency)!.Units[0].Code];
        return Actor.Person(await world.DoAsync(Actor.Setup, new AddWorker { AgencyCode = agency, UnitCodes = units, Role = role, DisplayName = role, Email = $"{Guid.CreateVersion7():N}@{agency}.test" }));
    }
}
