namespace AlliancePortal.Web.Localization;

/// <summary>Words of the frame around every page: top bar, navigation, connection, privacy key.</summary>
public sealed class ShellWords;

/// <summary>Words of the components that all pages use.</summary>
public sealed class SharedWords;

/// <summary>Words of the sign-in and other account pages.</summary>
public sealed class AccountWords;

/// <summary>Words inside the component library's own controls, by its keys.</summary>
public sealed class MudWords;

/// <summary>What refusals say to people; keys are the refusals' codes.</summary>
public sealed class RefusalWords;

/// <summary>Words of the files that are attached to a case.</summary>
public sealed class AttachmentWords;

/// <summary>Words of the lists of cases.</summary>
public sealed class CaseloadWords;

/// <summary>Words of the case page and its sections.</summary>
public sealed class CaseWords;

/// <summary>What happened in a case, by the event's kind, and what was told, by the notification's.</summary>
public sealed class HappeningWords;

/// <summary>Words of the supervisor's board and of the lists behind its numbers.</summary>
public sealed class BoardWords;

/// <summary>Words of duty rosters, their coverage and the stand-ins of Centres.</summary>
public sealed class DutyWords;

/// <summary>Words of forms that are kept while they are typed.</summary>
public sealed class DraftWords;

/// <summary>Words of who looked at a case, and at which one looked oneself.</summary>
public sealed class AccessWords;

/// <summary>Words of emergency access to a case that is not one's own.</summary>
public sealed class BreakGlassWords;

/// <summary>Words of what was noticed about the opening of records.</summary>
public sealed class BrowsingWords;

/// <summary>Words of the audit page.</summary>
public sealed class AuditWords;

/// <summary>Words of the page on how the portal's defences stand.</summary>
public sealed class SecurityWords;

/// <summary>Words of what happened to one's own account.</summary>
public sealed class SignInWords;

/// <summary>Words of the intake page.</summary>
public sealed class IntakeWords;

/// <summary>Words of interviews and the register of interpreters.</summary>
public sealed class InterviewWords;

/// <summary>Words of the import of files.</summary>
public sealed class ImportWords;

/// <summary>Words of the list of users, of invitations, and of what administrators do about an account.</summary>
public sealed class UsersWords;

/// <summary>Words of the sight of a case named in a confidential report.</summary>
public sealed class ReportAccessWords;

/// <summary>Words of roles and units that wait for a second person.</summary>
public sealed class PlacementWords;

/// <summary>Words of the reset of a lost second factor.</summary>
public sealed class FactorResetWords;

/// <summary>Words of the directory of agencies.</summary>
public sealed class AgenciesWords;

/// <summary>Words of referrals: boxes, one referral, referring.</summary>
public sealed class ReferralWords;

/// <summary>Words of consent, its withdrawal and what was made known.</summary>
public sealed class ConsentWords;

/// <summary>Words of charges against the victim herself.</summary>
public sealed class ChargeWords;

/// <summary>Officials involved, and who is named.</summary>
public sealed class IntegrityWords;
/// <summary>Words of the guardianships: their list, their place on the case page, the dialogs of their steps.</summary>
public sealed class GuardianshipWords;
/// <summary>Words of the home of each kind of agency.</summary>
public sealed class HomeWords;

/// <summary>Words of the list of what was told to a unit.</summary>
public sealed class NotificationWords;

/// <summary>Words of closing a case and opening it again.</summary>
public sealed class ClosingWords;

/// <summary>Words of the page on which a person is erased, and of legal holds.</summary>
public sealed class ErasureWords;

/// <summary>Words of the page about the master key, its custodians and the keyring's backups.</summary>
public sealed class KeyWords;

/// <summary>Words of the pages on which anybody reports about a colleague and comes back with the code.</summary>
public sealed class SpeakUpWords;

/// <summary>Words of the integrity officers' pages: confidential reports and the misconduct register.</summary>
public sealed class StaffReportWords;

/// <summary>Words of the retention schedule, its preview and the list of what is over its time.</summary>
public sealed class RetentionWords;
