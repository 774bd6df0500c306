using System.Buffers.Binary;
using System.Text;

namespace AlliancePortal.Benchmarks.Pages.Circuits;

/// <summary>Writes what a page sends over its line: messages of the hub in MessagePack, each with its length before it. Only what such a page says: text, numbers, yes and no, nothing.</summary>
internal static class Pack
{
    /// <summary>Says that this end is still there.</summary>
    public static byte[] Ping { get; } = [2, 0x91, Message.PingKind];

    /// <summary>A call of the hub.</summary>
    /// <param name="id">By which it is answered; null: not at all.</param>
    public static byte[] Call(string target, string? id, params ReadOnlySpan<object?> arguments)
    {
        var body = new List<byte> { 0x96, Message.CallKind, 0x80 };
        Value(body, id);
        Value(body, target);
        body.Add((byte)(0x90 | arguments.Length));
        foreach (var argument in arguments) Value(body, argument);
        body.Add(0x90);
        var length = new List<byte>();
        for (var left = body.Count; ; left >>= 7)
        {
            length.Add((byte)(left > 0x7F ? left & 0x7F | 0x80 : left));
            if (left <= 0x7F) return [.. length, .. body];
        }
    }

    private static void Value(List<byte> to, object? value)
    {
        switch (value)
        {
            case null:
                to.Add(0xC0);
                break;
            case bool yes:
                to.Add(yes ? (byte)0xC3 : (byte)0xC2);
                break;
            case long number:
                var eight = new byte[9];
                eight[0] = 0xD3;
                BinaryPrimitives.WriteInt64BigEndian(eight.AsSpan(1), number);
                to.AddRange(eight);
                break;
            case string text:
                var bytes = Encoding.UTF8.GetBytes(text);
                var head = new byte[5];
                head[0] = 0xDB;
                BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(1), bytes.Length);
                to.AddRange(head);
                to.AddRange(bytes);
                break;
            default:
                throw new ArgumentException($"{value.GetType()} is not said by a page.", nameof(value));
        }
    }
}
