namespace AlliancePortal.Web.Shell;

/// <summary>The reader's choice of colours, kept in a cookie that the browser writes and the first paint reads.</summary>
public static class ThemeChoice
{
    public const string Cookie = "portal-theme";
    public const string System = "system";
    public const string Light = "light";
    public const string Dark = "dark";

    public static string Of(HttpContext? context) => context?.Request.Cookies[Cookie] switch
    {
        Light => Light,
        Dark => Dark,
        _ => System,
    };
}
