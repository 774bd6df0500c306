namespace AlliancePortal.Testing.Import;

/// <summary>Field name (hidden row 1) and heading (row 2) of every column of IOM's HTCDS 2.0 workbook, its slips included.</summary>
public static class HtcdsLayout
{
    public static readonly (string Column, string Name, string Label)[] Columns =
    [
        ("B", "cas_CaseOwner", "Case Owner"),
        ("C", "prs_Salutation", "Salutation"),
        ("D", "prs_FirstName", "First Name"),
        ("E", "prs_SecondName", "Second Name"),
        ("F", "con_Consent", "Consent"),
        ("G", "prs_Birthdate", "Birthdate"),
        ("H", "prs_Gender", "Gender"),
        ("I", "prs_Citizenship", "Citizenship"),
        ("J", "prs_Title", "Title"),
        ("K", "prs_Email", "Email"),
        ("L", "prs_HomePhone", "Home Phone"),
        ("M", "prs_MobilePhone", "Mobile Phone"),
        ("N", "prs_MailingCity", "Mailing Street"),
        ("O", "prs_MailingCountry", "Mailing City"),
        ("P", "prs_MailingState", "Mailing State/Province"),
        ("Q", "prs_MailingStreet", "Mailing Zip/Postal Code"),
        ("R", "prs_MailingPostalCode", "Mailing Country"),
        ("S", "vic_TraffickingStatus", "Trafficking Status"),
        ("T", "vic_TraffickinStatusDecisionMakingOrg", "Trafficking Status Decision Making Organization"),
        ("U", "vic_MethodOfRecruitment", "Method of Recruitment"),
        ("V", "vic_LocationOfRecruitment", "Location of Recruitment"),
        ("W", "vic_MethodsOfControl", "Methods of Control"),
        ("X", "vic_TypeOfExploitation", "Type of Exploitation"),
        ("Y", "vic_ForcedLabourIndustry", "Forced Labour Industry"),
        ("Z", "vic_TypeOfSexExploitation", "Type of Sex Exploitation"),
        ("AA", "vic_LocationOfExploitation", "Location of Exploitation"),
        ("AB", "cas_Status", "Status"),
        ("AC", "cas_ReferringOrganisation", "Referring Organisation"),
        ("AD", "cas_IncomingReferralDate", "Incoming Referral Date"),
        ("AE", "cas_ReferringPrimaryCaseWorker", "Referring Primary Case Worker"),
        ("AF", "cas_ReasonForIncomingReferral", "Reason for Incoming Referral"),
        ("AG", "cas_IncomingReferralDetails", "Incoming Referral Details"),
        ("AH", "cas_ReferredOrganisation", "Referred Organisation"),
        ("AI", "cas_ReferredPrimaryCaseWorker", "Referred Primary Case Worker"),
        ("AJ", "", "Reason for Outgoing Referral"),
        ("AK", "cas_OutgoingReferralDate", "Outgoing Referral Date"),
        ("AL", "cas_OutgoingReferralDetails", "Outgoing Referral Details"),
        ("AM", "cas_ReasonForCaseClosure", "Reason for Case Closure"),
    ];
}
