namespace AlliancePortal.Casework.Persistence.Cluster;

/// <summary>The npm registry that this machine is configured to use.</summary>
internal static class NpmRegistry
{
    private static readonly Uri Public = new("https://registry.npmjs.org/");

    /// <summary>From the environment, then the user's and the machine's <c>.npmrc</c> (the scope's own registry first), else the public one.</summary>
    public static Uri Configured(string scope)
    {
        string?[] named =
        [
            Environment.GetEnvironmentVariable("npm_config_registry"),
            Environment.GetEnvironmentVariable("NPM_CONFIG_REGISTRY"),
            .. Files().Where(File.Exists).SelectMany(file => new[] { Read(file, $"{scope}:registry"), Read(file, "registry") }),
        ];
        foreach (var name in named)
        {
            if (Uri.TryCreate(name?.TrimEnd('/') + "/", UriKind.Absolute, out var registry) && registry.Scheme is "https" or "http")
                return registry;
        }

        return Public;
    }

    private static IEnumerable<string> Files()
    {
        if (Environment.GetEnvironmentVariable("NPM_CONFIG_USERCONFIG") is { Length: > 0 } chosen)
            yield return chosen;
        yield return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".npmrc");
        yield return "/etc/npmrc";
        yield return "/usr/etc/npmrc";
        yield return "/usr/local/etc/npmrc";
    }

    private static string? Read(string file, string key) =>
        File.ReadLines(file)
            .Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries))
            .FirstOrDefault(parts => parts.Length == 2 && parts[0] == key)?[1].Trim('"');
}
