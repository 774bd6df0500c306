using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel.Codes;
using AlliancePortal.Casework.Kernel.Text;

namespace AlliancePortal.Casework.Tests.Access;

public sealed class AccessTableTests
{
    private const Token AnySight = Token.Minimal | Token.Own | Token.All | Token.Named;

    [Theory]
    [InlineData(Section.ShelterAddress)]
    [InlineData(Section.Health)]
    [InlineData(Section.Assistance)]
    public void Police_never_see_where_she_sleeps_nor_her_health_nor_her_assistance(Section section)
    {
        Assert.Equal(Token.None, AccessTable.Ceiling(Role.PoliceInvestigator, section));
        Assert.Equal(Token.None, AccessTable.Ceiling(Role.PoliceSupervisor, section));
    }

    [Theory]
    [InlineData(Section.Investigation)]
    [InlineData(Section.Offenders)]
    public void Centres_and_NGOs_never_see_investigation_or_offenders_beyond_the_lawyers_minimum(Section section)
    {
        var sighted = Roles.Casework.Where(role => AccessTable.Ceiling(role, section) != Token.None);
        Assert.Equal([Role.PoliceInvestigator, Role.PoliceSupervisor, Role.Advocate, Role.VaauSupervisor, Role.Lawyer], sighted);
        Assert.Equal(Token.Minimal, AccessTable.Ceiling(Role.Lawyer, section));
    }

    [Theory]
    [InlineData(Role.Analyst)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.KeyCustodian)]
    [InlineData(Role.IntegrityOfficer)]
    public void Roles_without_case_content_have_an_empty_column(Role role) => Assert.Equal(0, AccessTable.Mask(role, AnySight));

    [Fact]
    public void Session_notes_and_privileged_content_open_to_named_persons_only()
    {
        Assert.True(AccessTable.Ceiling(Role.Counsellor, Section.Health).HasFlag(Token.Named));
        Assert.False(AccessTable.Ceiling(Role.Counsellor, Section.Health).HasFlag(Token.All));
        Assert.True(AccessTable.Ceiling(Role.Lawyer, Section.Legal).HasFlag(Token.Named));
    }

    [Fact]
    public void Supervisors_read_but_do_not_author_except_guardianship_and_what_is_their_own()
    {
        var authored = Roles.Supervisors.SelectMany(role => Sections.All.Where(section =>
            AccessTable.Ceiling(role, section).HasFlag(Token.Add | Token.All) && !AccessTable.Ceiling(role, section).HasFlag(Token.Own)));
        Assert.Equal([Section.Guardianship], authored.Distinct());
    }

    [Fact]
    public void A_declared_guardianship_opens_only_what_the_centre_needs_before_it_answers()
    {
        var opening = BasisTable.For(Basis.GuardianshipNotified);
        Assert.Equal([Section.Identity, Section.Contact, Section.Risk, Section.Guardianship, Section.Protection], Sections.In(opening.Any));
    }

    [Fact]
    public void An_unclaimed_or_unknown_basis_opens_nothing()
    {
        Assert.Equal(0, BasisTable.For(Basis.ReferralAccepted, "cross_border").Any);
        Assert.Equal(0, BasisTable.For(Basis.Share).Any);
    }

    [Fact]
    public void Claiming_opens_minimal_fields_only() => Assert.Equal(0, BasisTable.For(Basis.ReferralClaimed).Full);

    [Fact]
    public void Each_section_and_each_role_has_its_code_in_three_languages()
    {
        Assert.Equal(Sections.All.Select(section => section.Key()).Order(), CodeSets.Default.Get("section").Codes.Select(code => code.Value).Order());
        Assert.Equal(Roles.All.Select(role => role.Code()).Order(), CodeSets.Default.Get("role").Codes.Select(code => code.Value).Order());
    }
}
