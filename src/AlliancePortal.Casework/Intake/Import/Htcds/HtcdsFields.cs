namespace AlliancePortal.Casework.Intake.Import.Htcds;

/// <summary>
/// The fields of HTCDS 2.0 about victims, cases, referrals and consent: the 38 of IOM's workbook and the optional ones of the standard
/// that an intake has a place for. <c>cas_CaseNumber</c> is not in the standard; who adds it can correct a row and import it again.
/// </summary>
public static class HtcdsFields
{
    public const string CaseNumber = "cas_CaseNumber";
    public const string FirstName = "prs_FirstName";
    public const string MiddleName = "prs_MiddleName";
    public const string SecondName = "prs_SecondName";
    public const string Consent = "con_Consent";
    public const string Birthdate = "prs_Birthdate";
    public const string Gender = "prs_Gender";
    public const string Citizenship = "prs_Citizenship";
    public const string PrimaryLanguage = "prs_PrimaryLanguage";
    public const string SecondaryLanguage = "prs_SecondaryLanguage";
    public const string IdentityNumber = "prs_IdentityNumber";
    public const string Email = "prs_Email";
    public const string HomePhone = "prs_HomePhone";
    public const string MobilePhone = "prs_MobilePhone";
    public const string MailingStreet = "prs_MailingStreet";
    public const string MailingCity = "prs_MailingCity";
    public const string MailingState = "prs_MailingState";
    public const string MailingPostalCode = "prs_MailingPostalCode";
    public const string MailingCountry = "prs_MailingCountry";
    public const string TraffickingStatus = "vic_TraffickingStatus";
    public const string StatusDecidedBy = "vic_TraffickingStatusDecisionMakingOrg";
    public const string RelationshipToTrafficker = "vic_RelationshipToTrafficker";
    public const string MethodOfRecruitment = "vic_MethodOfRecruitment";
    public const string MethodsOfControl = "vic_MethodsOfControl";
    public const string TypeOfExploitation = "vic_TypeOfExploitation";
    public const string ForcedLabourIndustry = "vic_ForcedLabourIndustry";
    public const string TypeOfSexExploitation = "vic_TypeOfSexExploitation";
    public const string IncomingReferralDate = "cas_IncomingReferralDate";
    public const string IncomingReferralDetails = "cas_IncomingReferralDetails";

    public static IReadOnlyList<HtcdsField> All { get; } =
    [
        new(CaseNumber, "Case Number", IsCarried: true),
        new("cas_CaseOwner", "Case Owner"),
        new("prs_Salutation", "Salutation"),
        new(FirstName, "First Name", IsCarried: true, IsRequired: true),
        new(MiddleName, "Middle Name", IsCarried: true),
        new(SecondName, "Second Name", IsCarried: true, IsRequired: true),
        new(Consent, "Consent", IsCarried: true),
        new(Birthdate, "Birthdate", IsCarried: true, IsRequired: true),
        new(Gender, "Gender", IsCarried: true, IsRequired: true),
        new(Citizenship, "Citizenship", IsCarried: true, IsRequired: true),
        new(PrimaryLanguage, "Primary Language", IsCarried: true),
        new(SecondaryLanguage, "Secondary Language", IsCarried: true),
        new(IdentityNumber, "Identity Number", IsCarried: true),
        new("prs_Title", "Title"),
        new(Email, "Email", IsCarried: true),
        new(HomePhone, "Home Phone", IsCarried: true),
        new(MobilePhone, "Mobile Phone", IsCarried: true),
        new(MailingStreet, "Mailing Street", IsCarried: true),
        new(MailingCity, "Mailing City", IsCarried: true),
        new(MailingState, "Mailing State/Province", IsCarried: true),
        new(MailingPostalCode, "Mailing Zip/Postal Code", IsCarried: true),
        new(MailingCountry, "Mailing Country", IsCarried: true),
        new(TraffickingStatus, "Trafficking Status", IsCarried: true, IsRequired: true),
        new(StatusDecidedBy, "Trafficking Status Decision Making Organization", IsCarried: true, Alias: "vic_TraffickinStatusDecisionMakingOrg"),
        new(RelationshipToTrafficker, "Relationship to Trafficker", IsCarried: true),
        new("vic_AgeWhenTrafficked", "Age when Trafficked"),
        new(MethodOfRecruitment, "Method of Recruitment", IsCarried: true),
        new("vic_LocationOfRecruitment", "Location of Recruitment"),
        new(MethodsOfControl, "Methods of Control", IsCarried: true),
        new(TypeOfExploitation, "Type of Exploitation", IsCarried: true),
        new(ForcedLabourIndustry, "Forced Labour Industry", IsCarried: true),
        new(TypeOfSexExploitation, "Type of Sex Exploitation", IsCarried: true),
        new("vic_LocationOfExploitation", "Location of Exploitation"),
        new("vic_Vulnerabilities", "Vulnerabilities"),
        new("cas_Status", "Status"),
        new("cas_ReferringOrganisation", "Referring Organisation"),
        new(IncomingReferralDate, "Incoming Referral Date", IsCarried: true),
        new("cas_ReferringPrimaryCaseWorker", "Referring Primary Case Worker"),
        new("cas_ReasonForIncomingReferral", "Reason for Incoming Referral"),
        new(IncomingReferralDetails, "Incoming Referral Details", IsCarried: true),
        new("cas_ReferredOrganisation", "Referred Organisation"),
        new("cas_ReferredPrimaryCaseWorker", "Referred Primary Case Worker"),
        new("cas_ReasonForOutgoingReferral", "Reason for Outgoing Referral"),
        new("cas_OutgoingReferralDate", "Outgoing Referral Date"),
        new("cas_OutgoingReferralDetails", "Outgoing Referral Details"),
        new("cas_ReasonForCaseClosure", "Reason for Case Closure"),
    ];

    private static readonly Dictionary<string, HtcdsField> ByName = All
        .SelectMany(field => new[] { field.Name, field.Alias }.OfType<string>().Select(name => (Key: CodeSpelling.Fold(name), field)))
        .ToDictionary(pair => pair.Key, pair => pair.field);

    private static readonly Dictionary<string, HtcdsField> ByLabel = All.ToDictionary(field => CodeSpelling.Fold(field.Label));

    /// <summary>The field of that name, regardless of case and underscores; or null.</summary>
    public static HtcdsField? Named(string name) => ByName.GetValueOrDefault(CodeSpelling.Fold(name));

    /// <summary>The field with that heading, regardless of case and punctuation; or null.</summary>
    public static HtcdsField? Labelled(string label) => ByLabel.GetValueOrDefault(CodeSpelling.Fold(label));
}
