using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace AlliancePortal.Web.Tests.Conventions;

/// <summary>The repository's own files, as the tests were compiled from them.</summary>
internal static partial class Sources
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<(string Path, string Text)> Of(string folder, params string[] endings) =>
        [.. from path in Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            where endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)) && !Built.IsMatch(path)
            select (Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllText(path))];

    [GeneratedRegex(@"[\\/](bin|obj|Migrations|node_modules)[\\/]")]
    private static partial Regex Built { get; }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (!File.Exists(Path.Combine(folder.FullName, "AlliancePortal.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
