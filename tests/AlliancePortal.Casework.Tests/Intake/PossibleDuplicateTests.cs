using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Kernel.Time;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Intake;

/// <summary>The same person may already be in the own caseload; in another's nobody is told here.</summary>
public sealed class PossibleDuplicateTests
{
    [Fact]
    public async Task Another_spelling_of_the_same_person_is_shown_with_what_they_share()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Child("Đurđica", "Hadžibegović"));
        var asked = Intakes.Child("Ђурђица", "Хаџибеговић").Person;

        var found = Assert.Single(await world.DoAsync(world.Investigator, new FindPossibleDuplicates(asked)));

        Assert.Equal((taken.CaseId, taken.CaseNumber, "Đurđica Hadžibegović", true), (found.CaseId, found.CaseNumber, found.DisplayName, found.IsChild));
        Assert.Equal(["similar_name", "same_birth_date", "same_citizenship"], found.Reasons);
    }

    [Fact]
    public async Task The_same_identity_number_finds_her_under_another_name()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult() with { Person = Intakes.Adult("Zamira", "Qosja").Person with { IdentityNumber = "XK 9911-2" } });
        var found = Assert.Single(await world.DoAsync(world.Investigator, new FindPossibleDuplicates(
            new PersonTakenIn { FirstName = "Wilhelmina", Sex = "female", IdentityNumber = "xk99112" })));
        Assert.Equal((taken.CaseId, 1d, "same_identity_number"), (found.CaseId, found.Score, found.Reasons[0]));
    }

    [Fact]
    public async Task A_namesake_of_another_age_sex_and_country_is_not_shown()
    {
        var world = await CaseworkWorld.Shared;
        await world.DoAsync(world.Investigator, Intakes.Adult("Ylberina", "Tahirsylaj"));
        Assert.Empty(await world.DoAsync(world.Investigator, new FindPossibleDuplicates(
            new PersonTakenIn { FirstName = "Ylberina", LastName = "Tahirsylaj", Sex = "male", DateOfBirth = PartialDate.Parse("1960"), Citizenships = ["NG"] })));
    }

    [Fact]
    public async Task Another_team_or_agency_is_told_nothing()
    {
        var world = await CaseworkWorld.Shared;
        var adult = Intakes.Adult("Blerta", "Xhemajlovska");
        await world.DoAsync(world.Investigator, adult);
        foreach (var other in new[] { world.OtherInvestigator, world.Advocate, world.ShelterCaseworker, world.Counsellor })
            Assert.Empty(await world.DoAsync(other, new FindPossibleDuplicates(adult.Person)));
        Assert.Single(await world.DoAsync(world.Investigator, new FindPossibleDuplicates(adult.Person)));
    }

    [Fact]
    public async Task A_person_without_a_name_is_like_nobody()
    {
        var world = await CaseworkWorld.Shared;
        Assert.Empty(await world.DoAsync(world.Investigator, new FindPossibleDuplicates(new PersonTakenIn { Sex = "female" })));
    }
}
