using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Interviews;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Testing.Casework;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Interviews;

/// <summary>Booking, holding and calling off; what is told to whom, and who may know what of it.</summary>
public sealed class InterviewTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_booked_interview_of_a_child_waits_for_its_social_worker_who_is_told_and_confirms()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await Asked.ChildAsync(world);
        Assert.Equal(InterviewRefusals.ChildWithoutSocialWorker, await world.RefusalAsync(world.Investigator, Asked.Booked(taken.CaseId)));
        Assert.Equal(InterviewRefusals.ChildWithoutSocialWorker, await world.RefusalAsync(world.Investigator, Asked.Booked(taken.CaseId, world.PejaSocialWorker.UserId)));

        var booked = await world.DoAsync(world.Investigator, Asked.Booked(taken.CaseId, world.SocialWorker.UserId));
        var told = await world.ToldAsync(world.SocialWorker);
        Assert.Contains(told, item => item.Kind == "interview_booked" && item.SubjectId == booked.InterviewId);

        var ahead = await FindAsync(world, world.SocialWorker, booked.InterviewId);
        Assert.Equal((true, true, false, "Centre for Social Work, room 2"), (ahead.ToAttend, ahead.MayConfirm, ahead.LacksSocialWorker, ahead.Place));
        await world.DoAsync(world.SocialWorker, new ConfirmAttendance(booked.InterviewId));
        Assert.False((await FindAsync(world, world.SocialWorker, booked.InterviewId)).MayConfirm);
        Assert.NotNull((await FindAsync(world, world.Investigator, booked.InterviewId)).AttendanceConfirmedAt);
    }

    [Fact]
    public async Task A_colleague_of_the_centre_who_confirms_takes_the_place_and_no_other_centre_can()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await Asked.ChildAsync(world);
        var booked = await world.DoAsync(world.Investigator, Asked.Booked(taken.CaseId, world.SocialWorker.UserId));

        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.PejaSocialWorker, new ConfirmAttendance(booked.InterviewId)));
        await world.DoAsync(world.CswSupervisor, new ConfirmAttendance(booked.InterviewId));
        Assert.Equal("csw_supervisor of csw-prizren", (await FindAsync(world, world.Investigator, booked.InterviewId)).SocialWorker);
        Assert.False((await FindAsync(world, world.SocialWorker, booked.InterviewId)).ToAttend);
    }

    [Fact]
    public async Task Held_after_it_was_booked_it_is_one_interview_and_its_topics_are_shown_first()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await Asked.ChildAsync(world);
        var booked = await world.DoAsync(world.Investigator, Asked.Booked(taken.CaseId, world.SocialWorker.UserId));
        await world.DoAsync(world.Investigator, Asked.Held(taken.CaseId, world.SocialWorker.UserId) with { InterviewId = booked.InterviewId, EndedAt = CaseworkWorld.Night });

        var shown = await world.DoAsync(world.Investigator, new ShowInterviews(taken.CaseId));
        Assert.Equal(("held", booked.InterviewId), (Assert.Single(shown.Interviews).State, shown.Interviews[0].InterviewId));
        Assert.Equal(["journey", "safety"], shown.Covered.Select(covered => covered.Topic).Order());
        Assert.Equal(InterviewRefusals.NotInState, await world.RefusalAsync(world.Investigator, Asked.Held(taken.CaseId, world.SocialWorker.UserId) with { InterviewId = booked.InterviewId }));
        Assert.Equal(InterviewRefusals.NotInState, await world.RefusalAsync(world.Investigator, new CancelInterview(booked.InterviewId, "Held already.")));
    }

    [Fact]
    public async Task Called_off_with_a_reason_it_leaves_the_list_and_the_social_worker_is_told()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await Asked.ChildAsync(world);
        var booked = await world.DoAsync(world.Investigator, Asked.Booked(taken.CaseId, world.SocialWorker.UserId));

        Assert.Equal(RefusalKind.Invalid, (await world.RefusalAsync(world.Investigator, new CancelInterview(booked.InterviewId, " ")))!.Kind);
        await world.DoAsync(world.Investigator, new CancelInterview(booked.InterviewId, "She has a fever."));
        Assert.DoesNotContain((await world.DoAsync(world.SocialWorker, new ListInterviews { Size = 100 })).Items, item => item.InterviewId == booked.InterviewId);
        Assert.Contains(await world.ToldAsync(world.SocialWorker), item => item.Kind == "interview_cancelled" && item.SubjectId == booked.InterviewId);
        Assert.Equal("She has a fever.", Assert.Single((await world.DoAsync(world.SocialWorker, new ShowInterviews(taken.CaseId))).Interviews).Facts!.CancelledBecause);
    }

    [Fact]
    public async Task A_breach_is_told_to_centre_vaau_and_the_own_unit_and_holds_no_words_of_the_child()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await Asked.ChildAsync(world);
        var breach = await world.DoAsync(world.Investigator, new ReportInterviewBreach { CaseId = taken.CaseId, HappenedAt = CaseworkWorld.Night.AddMinutes(-20), Interviewer = "Patrol 12", Reason = "Nobody of the Centre could be reached." });

        foreach (var reader in new[] { world.CswSupervisor, world.VaauSupervisor, world.PoliceSupervisor })
            Assert.Contains(await world.ToldAsync(reader), item => item.Kind == "interview_breach" && item.SubjectId == breach.BreachId);
        var shown = await world.DoAsync(world.SocialWorker, new ShowInterviews(taken.CaseId));
        Assert.Equal(("Patrol 12", 0), (Assert.Single(shown.Breaches).Interviewer, shown.Interviews.Count));
    }

    [Fact]
    public async Task Words_said_unasked_are_kept_without_a_social_worker_and_are_no_interview()
    {
        var world = await CaseworkWorld.Shared;
        var child = await Asked.ChildAsync(world);
        await world.DoAsync(world.Investigator, new RecordSpontaneousWords { CaseId = child.CaseId, SaidAt = CaseworkWorld.Night.AddMinutes(-15), Language = "ro", Words = "“Where is my brother?”" });
        var line = Assert.Single((await world.DoAsync(world.Investigator, new ShowInterviews(child.CaseId))).Interviews);
        Assert.Equal(("spontaneous", "“Where is my brother?”"), (line.Kind, Assert.Single(line.Notes)));

        var adult = await world.DoAsync(world.Investigator, Intakes.Adult());
        Assert.Equal(InterviewRefusals.OnlyOfChild, await world.RefusalAsync(world.Investigator, new RecordSpontaneousWords { CaseId = adult.CaseId, SaidAt = CaseworkWorld.Night, Language = "ro", Words = "Words." }));
    }

    [Fact]
    public async Task Impossible_times_unknown_codes_and_unknown_people_are_refused_by_field()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        async Task<string> Field(IRequest<InterviewRecorded> request) => string.Join(',', (await world.RefusalAsync(world.Investigator, request))!.Fields.Keys);

        Assert.Equal("startedAt", await Field(Asked.Held(taken.CaseId) with { StartedAt = CaseworkWorld.Night.AddHours(1) }));
        Assert.Equal("startedAt", await Field(Asked.Booked(taken.CaseId) with { StartedAt = CaseworkWorld.Night.AddHours(-1) }));
        Assert.Equal("endedAt", await Field(Asked.Held(taken.CaseId) with { EndedAt = CaseworkWorld.Night.AddHours(-1) }));
        Assert.Equal("topics", await Field(Asked.Held(taken.CaseId) with { Topics = ["weather"] }));
        Assert.Equal("breaks", await Field(Asked.Held(taken.CaseId) with { Breaks = [new InterviewBreak(CaseworkWorld.Night.AddHours(-3), CaseworkWorld.Night)] }));
        Assert.Equal("interviewerUserIds", await Field(Asked.Held(taken.CaseId) with { InterviewerUserIds = [world.Advocate.UserId] }));
        Assert.Equal("attendees", await Field(Asked.Held(taken.CaseId) with { Attendees = [new InterviewAttendee(null, "Somebody", "janitor")] }));
        Assert.Equal("purpose,language", await Field(Asked.Held(taken.CaseId) with { Purpose = "chat", Language = "xx-none" }));
    }

    [Fact]
    public async Task Other_teams_find_no_interviews_and_cannot_write_any()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        var booked = await world.DoAsync(world.Investigator, Asked.Booked(taken.CaseId));
        foreach (var stranger in new[] { world.OtherInvestigator, world.SocialWorker, world.Advocate, world.Lawyer })
        {
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(stranger, new ShowInterviews(taken.CaseId)));
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(stranger, Asked.Held(taken.CaseId)));
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(stranger, new CancelInterview(booked.InterviewId, "Because.")));
            Assert.DoesNotContain((await world.DoAsync(stranger, new ListInterviews { Size = 100 })).Items, item => item.InterviewId == booked.InterviewId);
        }
    }

    [Fact]
    public async Task The_place_and_the_words_are_not_readable_in_the_database()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        await world.DoAsync(world.Investigator, Asked.Held(taken.CaseId) with { Place = "Sunflower House 7", Notes = "Sunflower words" });
        await using var server = await world.AdministratorOfTheServerAsync();
        await using var look = new NpgsqlCommand("""
            select count(*) from casework.interviews i join casework.interview_details d using (id) join casework.interview_notes n on n.interview_id = i.id
            where i.case_id = $1 and (i::text || d::text || n::text) ilike '%sunflower%'
            """, server) { Parameters = { new() { Value = taken.CaseId } } };
        Assert.Equal(0L, await look.ExecuteScalarAsync(Cancel));
    }

    private static async Task<InterviewItem> FindAsync(CaseworkWorld world, Actor reader, Guid id) =>
        (await world.DoAsync(reader, new ListInterviews { Size = 100 })).Items.Single(item => item.InterviewId == id);
}
