using MudBlazor;

namespace AlliancePortal.Web.Shell;

/// <summary>What each kind of agency finds in its navigation: its own daily work, home first, seven entries at most.</summary>
public static class Workspace
{
    /// <summary>Entries beyond these stand behind "more" at phone width.</summary>
    public const int AtPhoneWidth = 4;

    private static readonly MenuEntry Home = new("Menu_Home", "/", Icons.Material.Outlined.Home);
    private static readonly MenuEntry Intake = new("Menu_Intake", "/intake", Icons.Material.Outlined.PersonAddAlt, "n");
    private static readonly MenuEntry Cases = new("Menu_Cases", "/cases", Icons.Material.Outlined.FolderShared);
    private static readonly MenuEntry People = Cases with { Word = "Menu_People" };
    private static readonly MenuEntry Guardianships = new("Menu_Guardianships", "/guardianships", Icons.Material.Outlined.SupervisedUserCircle);
    private static readonly MenuEntry Notifications = Guardianships with { Word = "Menu_ChildNotifications" };
    private static readonly MenuEntry Interviews = new("Menu_Interviews", "/interviews", Icons.Material.Outlined.RecordVoiceOver);
    private static readonly MenuEntry Referrals = new("Menu_Referrals", "/referrals", Icons.Material.Outlined.MoveToInbox);
    private static readonly MenuEntry Board = new("Menu_Board", "/board", Icons.Material.Outlined.ViewKanban);
    private static readonly MenuEntry Duty = new("Menu_Duty", "/duty", Icons.Material.Outlined.EventAvailable);
    private static readonly MenuEntry Agencies = new("Menu_Agencies", "/agencies", Icons.Material.Outlined.Apartment);
    private static readonly MenuEntry Interpreters = new("Menu_Interpreters", "/interpreters", Icons.Material.Outlined.Translate);
    private static readonly MenuEntry Audit = new("Menu_Audit", "/audit", Icons.Material.Outlined.FactCheck);
    private static readonly MenuEntry Security = new("Menu_Security", "/security", Icons.Material.Outlined.Shield);
    private static readonly MenuEntry Browsing = new("Menu_Browsing", "/browsing", Icons.Material.Outlined.Visibility);
    private static readonly MenuEntry Reports = new("Menu_Reports", "/staff-reports", Icons.Material.Outlined.Campaign);
    private static readonly MenuEntry Misconduct = new("Menu_Misconduct", "/misconduct", Icons.Material.Outlined.PersonSearch);
    private static readonly MenuEntry Retention = new("Menu_Retention", "/retention", Icons.Material.Outlined.AutoDelete);
    private static readonly MenuEntry Keys = new("Menu_Keys", "/keys", Icons.Material.Outlined.VpnKey);
    private static readonly MenuEntry Users = new("Menu_Users", "/users", Icons.Material.Outlined.ManageAccounts);

    public static IReadOnlyList<MenuEntry> For(ActingAs? actor) => actor?.AgencyKind switch
    {
        null => [],
        "police" => [Home, Intake, Cases, Notifications, Interviews, Referrals, .. BoardOf(actor)],
        "csw" => [Home, Guardianships, Interviews, Cases, Referrals, Duty, .. BoardOf(actor)],
        "vaau" => [Home, People, Intake, Referrals, Interviews, .. BoardOf(actor)],
        "coordinator" => [Home, Duty, Browsing, Retention],
        "administration" when actor.KeepsKeysOnly => [Keys],
        "administration" when actor.IsIntegrityOfficer => [Reports, Misconduct, Browsing],
        "administration" => [Home, Agencies, Users, Duty, Interpreters, Security, Audit],
        "labour" => [Home, Cases, Referrals, .. BoardOf(actor)],
        _ => [Home, Referrals, Intake, Cases, .. BoardOf(actor)],
    };

    private static MenuEntry[] BoardOf(ActingAs actor) => actor.Supervises ? [Board] : [];
}
