using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Kernel.Time;

namespace AlliancePortal.Casework.Tests.Kernel.Time;

public sealed class ChildStatusTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData("2009-03-14", ChildBasis.DateOfBirth)]
    [InlineData("2008-11-25", ChildBasis.DateOfBirth)]
    [InlineData("2008-11-24", null)]
    [InlineData("1990-01-01", null)]
    [InlineData("2009", ChildBasis.DateOfBirth)]
    [InlineData("2008", ChildBasis.AgeUncertain)]
    [InlineData("2008-11", ChildBasis.AgeUncertain)]
    [InlineData("2008-10", null)]
    [InlineData("2026", ChildBasis.DateOfBirth)]
    public void The_birth_date_decides_as_far_as_it_is_known(string birth, ChildBasis? expected) =>
        Assert.Equal(expected, ChildStatus.Decide(PartialDate.Parse(birth), null, Today).Basis);

    [Fact]
    public void Without_any_age_a_person_is_treated_as_a_child() =>
        Assert.Equal(ChildBasis.AgeUncertain, ChildStatus.Decide(null, null, Today).Basis);

    [Theory]
    [InlineData(15, 17, true)]
    [InlineData(17, 25, true)]
    [InlineData(0, 120, true)]
    [InlineData(18, 18, false)]
    [InlineData(30, 40, false)]
    public void An_apparent_age_from_below_18_makes_a_child(int from, int to, bool child)
    {
        var status = ChildStatus.Decide(null, AgeRange.Of(from, to), Today);
        Assert.Equal(child, status.IsChild);
        Assert.Equal(child ? ChildBasis.AgeUncertain : null, status.Basis);
    }

    [Fact]
    public void An_adults_birth_date_does_not_outweigh_the_appearance_of_a_child() =>
        Assert.Equal(ChildBasis.AgeUncertain, ChildStatus.Decide(PartialDate.Parse("2000-05-01"), AgeRange.Of(14, 16), Today).Basis);

    [Fact]
    public void An_adult_appearance_does_not_outweigh_a_birth_date_that_may_be_a_childs() =>
        Assert.Equal(ChildBasis.AgeUncertain, ChildStatus.Decide(PartialDate.Parse("2008"), AgeRange.Of(20, 25), Today).Basis);

    [Fact]
    public void Who_was_born_on_29_February_is_a_child_until_1_March_of_a_common_year()
    {
        var birth = PartialDate.Parse("2008-02-29");
        Assert.True(ChildStatus.Decide(birth, null, new DateOnly(2026, 2, 28)).IsChild);
        Assert.False(ChildStatus.Decide(birth, null, new DateOnly(2026, 3, 1)).IsChild);
        Assert.Equal(new DateOnly(2026, 3, 1), ChildStatus.OfAgeFrom(birth));
    }

    [Theory]
    [InlineData("2008")]
    [InlineData("2008-02")]
    [InlineData("2008-02-29")]
    [InlineData("2009-07-15")]
    public void A_child_comes_of_age_on_the_day_announced(string birth)
    {
        var date = PartialDate.Parse(birth);
        var day = ChildStatus.OfAgeFrom(date);
        Assert.True(ChildStatus.Decide(date, null, day.AddDays(-1)).IsChild);
        Assert.False(ChildStatus.Decide(date, null, day).IsChild);
    }

    [Theory]
    [InlineData("2026-11-25", "birth_in_future")]
    [InlineData("2026-12", "birth_in_future")]
    [InlineData("2027", "birth_in_future")]
    [InlineData("1905-11-24", "birth_too_long_ago")]
    [InlineData("0001", "birth_too_long_ago")]
    [InlineData("2026", null)]
    [InlineData("2026-11-24", null)]
    [InlineData("1905-11-25", null)]
    public void Impossible_births_are_named(string birth, string? code) =>
        Assert.Equal(code, ChildStatus.Check(PartialDate.Parse(birth), Today)?.Code());

    [Theory]
    [InlineData(-1, 10, AgeProblem.AgeNotPossible)]
    [InlineData(10, 121, AgeProblem.AgeNotPossible)]
    [InlineData(20, 15, AgeProblem.AgeRangeReversed)]
    public void Impossible_age_ranges_are_named(int from, int to, AgeProblem expected) =>
        Assert.Equal(expected, AgeRange.TryCreate(from, to, out _));
}
