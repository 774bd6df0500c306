namespace AlliancePortal.Web.Shell;

/// <summary>One entry of the workspace's navigation.</summary>
/// <param name="Word">Key in <see cref="Localization.ShellWords"/>.</param>
/// <param name="Href">Address within the portal.</param>
/// <param name="Icon">SVG markup of the icon.</param>
/// <param name="Shortcut">Key that opens it when no field has the focus.</param>
public sealed record MenuEntry(string Word, string Href, string Icon, string? Shortcut = null);
