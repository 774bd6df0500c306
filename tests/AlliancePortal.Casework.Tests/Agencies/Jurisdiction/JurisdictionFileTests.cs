using AlliancePortal.Casework.Agencies.Jurisdiction;

namespace AlliancePortal.Casework.Tests.Agencies.Jurisdiction;

public class JurisdictionFileTests
{
    private static readonly JurisdictionFile Kosovo = JurisdictionFile.Default;

    [Fact]
    public void Kosovo_has_its_38_municipalities_in_eight_police_regions()
    {
        Assert.Equal(38, Kosovo.Municipalities.Count);
        Assert.Equal(8, Kosovo.Regions.Count);
        Assert.Equal(Kosovo.Regions.Select(r => r.Code).Order(), Kosovo.Municipalities.Select(m => m.Region).Distinct().Order());
        Assert.Equal("Peć", Kosovo.Municipality("peja")!.Names.In("sr-Latn"));
    }

    [Fact]
    public void Each_municipality_has_its_own_csw_with_a_duty_phone()
    {
        var csws = Kosovo.Municipalities.Select(m => Kosovo.CswOf(m.Code)!).ToList();

        Assert.Equal(38, csws.Select(csw => csw.Code).Distinct().Count());
        Assert.All(csws, csw => Assert.Contains(csw.Units, unit => unit.DutyPhone is not null));
        Assert.Equal("csw-prizren", Kosovo.CswOf("prizren")!.Code);
        Assert.Null(Kosovo.CswOf("atlantis"));
    }

    [Fact]
    public void Each_csw_has_another_csw_standing_in()
    {
        var csws = Kosovo.Agencies.Where(agency => agency.Kind == "csw").ToList();

        Assert.Equal(38, csws.Count);
        Assert.All(csws, csw =>
        {
            Assert.Equal("csw", Kosovo.StandInOf(csw.Code)!.Kind);
            Assert.NotEqual(csw.Code, Kosovo.StandInOf(csw.Code)!.Code);
        });
    }

    [Fact]
    public void Every_duty_phone_is_in_the_fictitious_range_and_rings_one_desk_only()
    {
        var phones = Kosovo.Agencies.SelectMany(agency => agency.Units).Select(unit => unit.DutyPhone).OfType<string>().ToList();

        Assert.True(phones.Count > 50);
        Assert.All(phones, phone => Assert.StartsWith("+383 99 000 ", phone));
        Assert.Equal(phones.Count, phones.Distinct().Count());
    }

    [Theory]
    [InlineData("tpiu", "police")]
    [InlineData("csw-peja", "csw")]
    [InlineData("vaau", "vaau")]
    [InlineData("shelter", "ngo")]
    [InlineData("legalaid", "ngo")]
    [InlineData("iom", "igo")]
    [InlineData("unhcr", "igo")]
    [InlineData("labour", "labour")]
    [InlineData("coordinator", "coordinator")]
    [InlineData("portal", "administration")]
    public void The_agencies_that_the_alliance_needs_are_there(string code, string kind) => Assert.Equal(kind, Kosovo.Agency(code)?.Kind);

    [Fact]
    public void Every_service_line_is_offered_by_somebody() =>
        Assert.Equal(
            ["counselling", "international_protection", "legal_aid", "medical", "return", "shelter"],
            Kosovo.Agencies.SelectMany(agency => agency.Units).Select(unit => unit.ServiceLine).OfType<string>().Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Limits_carry_their_units()
    {
        Assert.Equal(
            [TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(60)],
            [Kosovo.Limits.NotificationLadder.DutyWorkerAgain, Kosovo.Limits.NotificationLadder.SupervisorAndStandIn, Kosovo.Limits.NotificationLadder.Vaau]);
        Assert.Equal(TimeSpan.FromHours(72), Kosovo.Limits.GuardianAppointment);
        Assert.Equal(TimeSpan.FromDays(30), Kosovo.Limits.ReflectionPeriod);
        Assert.Equal(TimeSpan.FromHours(24), Kosovo.Limits.ReferralDeadlines.For("urgent"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Kosovo.Limits.ReferralDeadlines.For("someday"));
    }

    [Fact]
    public void People_read_times_as_in_Belgrade()
    {
        var winter = new DateTime(2026, 11, 23, 21, 43, 0, DateTimeKind.Utc);

        Assert.Equal(new DateTime(2026, 11, 23, 22, 43, 0), TimeZoneInfo.ConvertTimeFromUtc(winter, Kosovo.Zone));
    }

    [Fact]
    public void Institutions_have_local_names()
    {
        Assert.Equal("QPS", Kosovo.Label("cswShort", "sq"));
        Assert.Equal("Centar za socijalni rad", Kosovo.Label("csw", "sr-Latn"));
        Assert.Equal("unheardOf", Kosovo.Label("unheardOf", "en"));
    }
}
