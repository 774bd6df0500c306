using AlliancePortal.Benchmarks.Pages.Circuits;

namespace AlliancePortal.Web.Tests.Benchmarks;

/// <summary>The messages of the benchmarks' own client for circuits.</summary>
public sealed class CircuitMessagesTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(127)]
    [InlineData(300)]
    [InlineData(70_000)]
    public void A_call_is_read_as_it_was_written(int letters)
    {
        var text = new string('ë', letters);
        var rest = (ReadOnlySpan<byte>)Pack.Call("OnLocationChanged", null, text, null, true, -5L, long.MaxValue);
        var message = Message.Read(ref rest);
        Assert.Equal("OnLocationChanged", message!.Target);
        Assert.Equal([text, null, true, -5L, long.MaxValue], message.Arguments);
        Assert.True(rest.IsEmpty);
    }

    [Fact]
    public void What_came_in_pieces_waits_for_the_rest_and_what_came_together_is_read_one_by_one()
    {
        byte[] both = [.. Pack.Ping, .. Pack.Call("JS.Error", null, "gone")];
        for (var length = Pack.Ping.Length; length < both.Length; length++)
        {
            var piece = both.AsSpan(0, length);
            var part = (ReadOnlySpan<byte>)piece;
            Assert.Equal(Message.PingKind, Message.Read(ref part)!.Kind);
            Assert.Null(Message.Read(ref part));
            Assert.Equal(length - Pack.Ping.Length, part.Length);
        }

        var rest = (ReadOnlySpan<byte>)both;
        _ = Message.Read(ref rest);
        Assert.Equal("JS.Error", Message.Read(ref rest)!.Target);
    }

    [Fact]
    public void Answers_numbers_and_bytes_are_read_as_the_hub_writes_them()
    {
        ReadOnlySpan<byte> answer = [8, 0x95, 3, 0x80, 0xA1, (byte)'0', 3, 0xA1, (byte)'c'];
        Assert.Equal(["c"], Message.Read(ref answer)!.Arguments);
        ReadOnlySpan<byte> batch = [20, 0x95, 1, 0x80, 0xC0, 0xA1, (byte)'r', 0x95, 0xCC, 200, 0xC4, 2, 1, 2, 0xFF, 0xD1, 0xFF, 0x00, 0xCD, 1, 0];
        Assert.Equal([200L, new byte[] { 1, 2 }, -1L, -256L, 256L], Message.Read(ref batch)!.Arguments);
    }

    [Fact]
    public void A_refused_call_and_what_is_no_message_are_told()
    {
        Assert.Throws<InvalidDataException>(() => Read(8, 0x95, 3, 0x80, 0xA1, (byte)'0', 1, 0xA1, (byte)'n'));
        Assert.Throws<InvalidDataException>(() => Read(1, 0xC1));
        Assert.Throws<InvalidDataException>(() => Read(2, 0x91, 0xA5));
        Assert.Throws<InvalidDataException>(() => Read(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1));
    }

    private static void Read(params byte[] bytes)
    {
        var rest = (ReadOnlySpan<byte>)bytes;
        _ = Message.Read(ref rest);
    }
}
