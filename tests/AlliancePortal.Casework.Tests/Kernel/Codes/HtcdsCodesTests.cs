using AlliancePortal.Casework.Kernel.Codes;

namespace AlliancePortal.Casework.Tests.Kernel.Codes;

/// <summary>Value names and labels of IOM's Human Trafficking Case Data Standard 2.0, as its field standards and workbook have them.</summary>
public class HtcdsCodesTests
{
    private const string Means = """
        PhysicalThreats ThreatsLawEnforcement ThreatensChildrenFamily DebtBondage FalsePromises
        PhysicalAbuse SexualAbuse TakesEarnings RestrictsFinancialAccess RestrictsMedicalCare
        WithholdsNecessities PsychologicalAbuse PsychoactiveSubstance ExcessiveWorkingHours
        WithholdsDocuments Other
        """;

    public static TheoryData<string, string> ValueNames => new()
    {
        {
            "exploitation_type",
            """
            ForcedLabour SexualExploitation ChildLabour ForcedMarriage Servitude
            ForcedMilitaryByNonStateActors OrganRemoval ForcedBegging ForcedAdoption Surrogacy Other
            """
        },
        { "sexual_exploitation_type", "Prostitution Pornography RemoteInteractiveServices PrivateSexualServices" },
        {
            "forced_labour_industry",
            """
            A_AgricultureForestryAndFishing B_MiningAndQuarrying C_Manufacturing
            D_ElectricityGasSteamAndAirConditioningSupply E_WaterSupplySewerageWasteManagement
            F_Construction G_WholesaleAndRetailTradeRepairOfMotorVehicles H_TransportationAndStorage
            I_AccommodationAndFoodServiceActivities J_InformationAndCommunication
            K_FinancialAndInsuranceActivities L_RealEstateActivities
            M_ProfessionalScientificAndTechnicalActivities N_AdministrativeAndSupportServiceActivities
            O_PublicAdministrationAndDefence P_Education Q_HumanHealthAndSocialWorkActivities
            R_ArtsEntertainmentAndRecreation S_OtherServiceActivities T_ActivitiesOfHouseholdsAsEmployers
            U_ActivitiesOfExtraterritorialOrganizations
            """
        },
        {
            "recruitment_method",
            """
            AtAPlaceOfBusiness AtAnEducationalInstitution AtWork ThroughOnlineSocialNetworks
            ThroughAnOnlineAdvertisement ThroughATelevisionAdvert ThroughANewspaperAdvert
            ThroughFamilyOrFamilyEvents ThroughFriendsOrSocialEvents Other
            """
        },
        { "relationship_to_trafficker", "Familial Acquainted Unaquainted" },
        { "gender", "Feminine Masculine TransgenderFeminine TransgenderMasculine NonConforming NonSpecifiedUnknown" },
        { "trafficking_status", "PossibleVictimOfTrafficking ActualVictimOfTrafficking NotAVictimOfTrafficking" },
        { "status_decision_organisation", "Police NGO CourtOrProsecution NonPoliceGovernmentalOrganization Other" },
        { "htcds_case_status", "Active FollowUp Closed ClosedReferred" },
        { "htcds_referral_reason", "AdditionalServicesRequired MigrationOrChangeOfLocation Other" },
        {
            "support_plan_type",
            """
            Education Financial Health LabourExploitationRehabilitation Legal Livelihood
            RightsBasedTraining SexualExploitationRehabilitation SocialCare
            """
        },
    };

    [Theory]
    [MemberData(nameof(ValueNames))]
    public void A_set_has_exactly_the_value_names_of_the_standard(string set, string names) =>
        Assert.Equal(Words(names), CodeSets.Default.Get(set).Codes.Select(code => code.Value));

    [Fact]
    public void Means_of_control_add_two_names_that_only_the_field_definitions_have()
    {
        var values = CodeSets.Default.Get("means_of_control").Codes.Select(code => code.Value).ToList();

        Assert.Equal(16, Words(Means).Length);
        Assert.Empty(Words(Means).Except(values));
        Assert.Equal(["RestrictsMovement", "UsesChildren"], values.Except(Words(Means)));
    }

    [Theory]
    [InlineData("gender", "Not Specified/Unknown", "NonSpecifiedUnknown")]
    [InlineData("gender", "Transgender Feminine", "TransgenderFeminine")]
    [InlineData("exploitation_type", "Forced military (by non-state actors)", "ForcedMilitaryByNonStateActors")]
    [InlineData("exploitation_type", "forced  labour", "ForcedLabour")]
    [InlineData("means_of_control", "Threats of law enforcement", "ThreatsLawEnforcement")]
    [InlineData("means_of_control", "Threatens children/family", "ThreatensChildrenFamily")]
    [InlineData("means_of_control", "Debt bondage ", "DebtBondage")]
    [InlineData("means_of_control", "MethodsOfControlPsychoactiveSubstances", "PsychoactiveSubstance")]
    [InlineData("forced_labour_industry", "Water supply; sewerage, waste management and remediation", "E_WaterSupplySewerageWasteManagement")]
    [InlineData("recruitment_method", "Through online social networks", "ThroughOnlineSocialNetworks")]
    [InlineData("htcds_case_status", "Follow up", "FollowUp")]
    [InlineData("trafficking_status", "Actual victim of trafficking", "ActualVictimOfTrafficking")]
    [InlineData("case_status", "Possible victim of trafficking", "presumed")]
    [InlineData("status_decision_organisation", "Non-police governmental organization", "NonPoliceGovernmentalOrganization")]
    [InlineData("sex", "Feminine", "female")]
    [InlineData("recruiter_relationship", "Family/Relative", "family")]
    public void Labels_of_the_workbook_find_their_code(string set, string label, string value) =>
        Assert.Equal(value, CodeSets.Default.Get(set).Match(label)?.Value);

    [Theory]
    [InlineData("")]
    [InlineData(";")]
    [InlineData("Threats of weather")]
    public void Text_that_means_no_code_finds_none(string text) => Assert.Null(CodeSets.Default.Get("means_of_control").Match(text));

    private static string[] Words(string names) => names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
