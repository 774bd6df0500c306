namespace AlliancePortal.Web.Shell;

/// <summary>Settings of the frame, from <c>Portal:Shell</c>.</summary>
public sealed class ShellOptions
{
    public const string Section = "Portal:Shell";

    /// <summary>Minutes without a key, touch or movement after which the screen is covered; 0 never covers.</summary>
    public int CoverAfterMinutes { get; set; } = 5;
}
