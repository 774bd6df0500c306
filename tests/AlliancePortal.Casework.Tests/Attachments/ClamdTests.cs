using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AlliancePortal.Casework.Attachments;
using AlliancePortal.Casework.Attachments.Inspection;
using AlliancePortal.Testing.Attachments;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlliancePortal.Casework.Tests.Attachments;

/// <summary>The scanner where one is set up: what it finds, and that nothing is taken when it is silent.</summary>
public sealed class ClamdTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("stream: OK\0", null)]
    [InlineData("stream: Eicar-Signature FOUND\0", "file_infected")]
    [InlineData("INSTREAM size limit exceeded. ERROR\0", "scanner_silent")]
    [InlineData("stream: OK but FOUND what\0", "scanner_silent")]
    [InlineData("", "scanner_silent")]
    public async Task What_the_scanner_says_decides(string answer, string? expected)
    {
        var content = SampleFiles.Text(new string('a', 150_000));
        foreach (var unix in new[] { false, true })
        {
            using var daemon = new FakeDaemon(answer, unix);
            var outcome = await InspectAsync(daemon.Address, content);
            Assert.Equal(expected, outcome.Refusal?.Code);
            if (expected is null) Assert.Equal(ScanState.Clean, outcome.Value.Scan);
            Assert.Equal(content, await daemon.Heard);
        }
    }

    [Fact]
    public async Task A_scanner_that_is_not_there_refuses_the_file_and_without_one_it_says_so()
    {
        Assert.Equal(AttachmentRefusals.ScannerSilent, (await InspectAsync("127.0.0.1:1", SampleFiles.Text())).Refusal);
        Assert.Equal(AttachmentRefusals.ScannerSilent, (await InspectAsync("/nowhere/clamd.sock", SampleFiles.Text())).Refusal);
        Assert.Equal(ScanState.NotScanned, (await InspectAsync(null, SampleFiles.Text())).Value.Scan);
    }

    [Fact]
    public async Task A_picture_is_scanned_as_it_came()
    {
        using var daemon = new FakeDaemon("stream: OK\0", unix: false);
        Assert.True((await Inspection(daemon.Address).InspectAsync("photo.jpg", new MemoryStream(SampleFiles.Jpeg()), null, Cancel)).Succeeded);
        Assert.Equal(SampleFiles.Jpeg(), await daemon.Heard);
    }

    private static Task<Casework.Kernel.Outcome<InspectedFile>> InspectAsync(string? address, byte[] content) => Inspection(address).InspectAsync("words.txt", new MemoryStream(content), null, Cancel);

    private static FileInspection Inspection(string? address) => new(new Clamd(new ClamdSettings(address), NullLogger<Clamd>.Instance));

    /// <summary>Takes one file by INSTREAM and gives the answer that it was made with.</summary>
    private sealed class FakeDaemon : IDisposable
    {
        private readonly Socket listening;

        public FakeDaemon(string answer, bool unix)
        {
            listening = unix ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            Address = unix ? Path.Combine(Path.GetTempPath(), $"clamd-{Guid.NewGuid():N}.sock") : "";
            listening.Bind(unix ? new UnixDomainSocketEndPoint(Address) : new IPEndPoint(IPAddress.Loopback, 0));
            if (!unix) Address = listening.LocalEndPoint!.ToString()!;
            listening.Listen();
            Heard = ListenAsync(answer);
        }

        public string Address { get; }

        public Task<byte[]> Heard { get; }

        public void Dispose()
        {
            listening.Dispose();
            if (Address.StartsWith('/')) File.Delete(Address);
        }

        private async Task<byte[]> ListenAsync(string answer)
        {
            using var socket = await listening.AcceptAsync(Cancel);
            await using var line = new NetworkStream(socket);
            var command = new byte[10];
            await line.ReadExactlyAsync(command, Cancel);
            Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
            using var heard = new MemoryStream();
            for (var length = new byte[4]; ;)
            {
                await line.ReadExactlyAsync(length, Cancel);
                var piece = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
                if (piece.Length == 0) break;
                await line.ReadExactlyAsync(piece, Cancel);
                heard.Write(piece);
            }

            await line.WriteAsync(Encoding.UTF8.GetBytes(answer), Cancel);
            return heard.ToArray();
        }
    }
}
