namespace AlliancePortal.Web.Account.Sessions;

/// <summary>What a browser says of itself, cut down to what its owner would say.</summary>
public static class DeviceNames
{
    public const int Longest = 40;

    // The first that fits: browsers name each other, and so do systems.
    private static readonly (string Mark, string Name)[] Browsers = [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari")];
    private static readonly (string Mark, string Name)[] Systems = [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    /// <summary>Browser and system, or null when neither is known.</summary>
    public static string? Of(string userAgent)
    {
        var known = new[] { First(Browsers, userAgent), First(Systems, userAgent) }.OfType<string>().ToList();
        return known.Count == 0 ? null : string.Join(" · ", known);
    }

    private static string? First((string Mark, string Name)[] names, string text) =>
        names.Where(name => text.Contains(name.Mark, StringComparison.Ordinal)).Select(name => name.Name).FirstOrDefault();
}
