using System.Formats.Tar;
using System.IO.Compression;
using AlliancePortal.Casework.Persistence.Cluster;

namespace AlliancePortal.Casework.Tests.Persistence.Cluster;

public sealed class PackageArchiveTests : IDisposable
{
    private readonly TestFolder folder = new();

    public PackageArchiveTests() => Directory.CreateDirectory(folder.Root);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Programs_stay_executable_and_listed_links_are_made()
    {
        const string Links = """[{"source":"native/lib/libpq.so.5.18","target":"native/lib/libpq.so.5"}]""";
        await PackAsync(
            File("package/native/bin/postgres", "program", UnixFileMode.UserRead | UnixFileMode.UserExecute),
            File("package/native/lib/libpq.so.5.18", "library"),
            File("package/native/pg-symlinks.json", Links));

        await UnpackAsync();

        Assert.Equal("library", await ReadAsync(folder.Path("out", "native", "lib", "libpq.so.5")));
        if (!OperatingSystem.IsWindows())
            Assert.True(System.IO.File.GetUnixFileMode(folder.Path("out", "native", "bin", "postgres")).HasFlag(UnixFileMode.OtherExecute));
    }

    [Theory]
    [InlineData("package/../../evil")]
    [InlineData("package//etc/evil")]
    [InlineData("evil")]
    public async Task An_entry_that_leads_outside_is_refused_and_nothing_remains(string name)
    {
        await PackAsync(File("package/native/first", "first"), File(name, "evil"));

        await Assert.ThrowsAsync<InvalidDataException>(UnpackAsync);

        Assert.Equal(["package.tgz"], Directory.EnumerateFileSystemEntries(folder.Root).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_link_entry_is_refused()
    {
        await PackAsync(new PaxTarEntry(TarEntryType.SymbolicLink, "package/native/out") { LinkName = "/etc" });

        await Assert.ThrowsAsync<InvalidDataException>(UnpackAsync);
    }

    [Fact]
    public async Task A_listed_link_that_leads_outside_is_refused()
    {
        await PackAsync(File("package/native/pg-symlinks.json", """[{"source":"../../etc/passwd","target":"native/passwd"}]"""));

        await Assert.ThrowsAsync<InvalidDataException>(UnpackAsync);
    }

    private static PaxTarEntry File(string name, string text, UnixFileMode mode = UnixFileMode.UserRead) =>
        new(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), Mode = mode };

    private async Task PackAsync(params TarEntry[] entries)
    {
        await using var file = System.IO.File.Create(folder.Path("package.tgz"));
        await using var zip = new GZipStream(file, CompressionLevel.Fastest);
        await using var tar = new TarWriter(zip);
        foreach (var entry in entries)
            await tar.WriteEntryAsync(entry, TestContext.Current.CancellationToken);
    }

    private Task UnpackAsync() =>
        PackageArchive.UnpackAsync(folder.Path("package.tgz"), folder.Path("out"), TestContext.Current.CancellationToken);

    private static Task<string> ReadAsync(string path) => System.IO.File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
}
