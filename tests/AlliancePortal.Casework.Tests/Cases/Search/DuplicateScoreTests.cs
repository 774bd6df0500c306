using AlliancePortal.Casework.Cases.Search;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Kernel.Time;

namespace AlliancePortal.Casework.Tests.Cases.Search;

public sealed class DuplicateScoreTests
{
    private static readonly PersonFacts Elena = new()
    {
        Names = ["Elena Popa", "Lena"],
        BirthDate = PartialDate.Parse("2008-05-03"),
        Sex = "female",
        Citizenships = ["MD"],
        IdentityNumber = "AB 123456",
    };

    [Fact]
    public void The_same_identity_number_is_enough()
    {
        var score = DuplicateScore.Compare(Elena, new PersonFacts { Names = ["Oksana"], IdentityNumber = "ab-123456" });
        Assert.Equal(1, score.Value);
        Assert.Equal(["same_identity_number"], score.Reasons.Select(reason => reason.Code()));
    }

    [Fact]
    public void A_variant_spelling_with_the_same_birth_date_is_shown_with_its_reasons()
    {
        var score = DuplicateScore.Compare(Elena, Elena with { Names = ["Поп Jelena", "Popa Jelena"], IdentityNumber = null });
        Assert.True(score.Value > 0.95);
        Assert.Equal(["similar_name", "same_birth_date", "same_citizenship"], score.Reasons.Select(reason => reason.Code()));
    }

    [Fact]
    public void The_same_name_with_nothing_else_known_is_shown() =>
        Assert.True(DuplicateScore.Compare(Elena, new PersonFacts { Names = ["Elena Popa"] }).IsWorthShowing);

    [Fact]
    public void An_alias_counts_as_a_name() =>
        Assert.True(DuplicateScore.Compare(Elena, new PersonFacts { Names = ["Lena"], Citizenships = ["MD"] }).IsWorthShowing);

    [Fact]
    public void An_apparent_age_beside_a_birth_date_counts_as_near()
    {
        var other = new PersonFacts { Names = ["Elena"], ApparentAge = AgeRange.Of(16, 18), JudgedOn = new DateOnly(2026, 11, 24) };
        Assert.Contains(DuplicateReason.NearAge, DuplicateScore.Compare(Elena, other).Reasons);
    }

    [Fact]
    public void A_swapped_day_and_month_is_near() =>
        Assert.Contains(DuplicateReason.NearAge, DuplicateScore.Compare(Elena, Elena with { BirthDate = PartialDate.Parse("2008-03-05") }).Reasons);

    [Theory]
    [InlineData("Elena Popa", "1980-05-03", "female")]
    [InlineData("Oksana Rusu", "2008-05-03", "female")]
    [InlineData("Elena Rusu", "2008", "female")]
    public void Another_generation_or_another_name_is_not_shown(string name, string birth, string sex)
    {
        var other = new PersonFacts { Names = [name], BirthDate = PartialDate.Parse(birth), Sex = sex, Citizenships = ["MD"] };
        Assert.False(DuplicateScore.Compare(Elena, other).IsWorthShowing);
    }

    [Fact]
    public void Labels_of_a_raid_make_nobody_alike()
    {
        var a = new PersonFacts { Names = ["A"], Sex = "female", ApparentAge = AgeRange.Of(20, 25), JudgedOn = new DateOnly(2026, 11, 24) };
        var score = DuplicateScore.Compare(a, a with { ApparentAge = AgeRange.Of(22, 24) });
        Assert.DoesNotContain(DuplicateReason.SimilarName, score.Reasons);
        Assert.False(score.IsWorthShowing);
    }

    [Fact]
    public void Another_sex_or_number_weakens_the_likeness()
    {
        var same = DuplicateScore.Compare(Elena, Elena with { IdentityNumber = null }).Value;
        Assert.True(DuplicateScore.Compare(Elena, Elena with { IdentityNumber = "ZZ999999" }).Value < same);
        Assert.True(DuplicateScore.Compare(Elena, Elena with { IdentityNumber = null, Sex = "male" }).Value < same);
    }

    [Fact]
    public void The_order_of_the_two_records_does_not_matter()
    {
        PersonFacts[] people =
        [
            Elena, new() { Names = ["Jelena Popa Maria", "Maria"] }, new() { Names = ["Maria Marija", "Marja Mara"], Sex = "male" }, new(),
            new() { Names = ["Xhevdet Gashi"], BirthDate = PartialDate.Parse("2008"), Citizenships = ["XK", "AL"] },
        ];
        Assert.All(people.SelectMany(a => people.Select(b => (a, b))), pair => Assert.Equal(
            DuplicateScore.Compare(pair.a, pair.b).Value, DuplicateScore.Compare(pair.b, pair.a).Value));
    }

    [Fact]
    public void Two_people_of_whom_nothing_is_known_are_not_shown() =>
        Assert.False(DuplicateScore.Compare(new PersonFacts(), new PersonFacts()).IsWorthShowing);
}
