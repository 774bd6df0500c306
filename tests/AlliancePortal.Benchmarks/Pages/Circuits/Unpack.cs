using System.Buffers.Binary;
using System.Text;

namespace AlliancePortal.Benchmarks.Pages.Circuits;

/// <summary>Reads MessagePack, value by value.</summary>
internal ref struct Unpack(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    /// <summary>The next value: text, bytes, a long, yes or no, null, or an array of these; a map is passed over and counts as null.</summary>
    /// <exception cref="InvalidDataException">It is of a kind that the hub does not send.</exception>
    public object? Next()
    {
        var kind = Take(1)[0];
        return kind switch
        {
            <= 0x7F => (long)kind,
            <= 0x8F => Map(kind & 0xF),
            <= 0x9F => Array(kind & 0xF),
            <= 0xBF => Text(kind & 0x1F),
            0xC0 => null,
            0xC2 => false,
            0xC3 => true,
            0xC4 => Take(Take(1)[0]).ToArray(),
            0xC5 => Take(Short()).ToArray(),
            0xC6 => Take(Int()).ToArray(),
            0xCC => (long)Take(1)[0],
            0xCD => (long)Short(),
            0xCE => (long)BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
            0xCF or 0xD3 => BinaryPrimitives.ReadInt64BigEndian(Take(8)),
            0xD0 => (long)(sbyte)Take(1)[0],
            0xD1 => (long)BinaryPrimitives.ReadInt16BigEndian(Take(2)),
            0xD2 => (long)Int(),
            0xD9 => Text(Take(1)[0]),
            0xDA => Text(Short()),
            0xDB => Text(Int()),
            0xDC => Array(Short()),
            >= 0xE0 => (long)(sbyte)kind,
            _ => throw new InvalidDataException($"A value of kind {kind:X2} came."),
        };
    }

    private object?[] Array(int length)
    {
        var items = new object?[length];
        for (var n = 0; n < length; n++) items[n] = Next();
        return items;
    }

    private object? Map(int length)
    {
        for (var n = 0; n < 2 * length; n++) _ = Next();
        return null;
    }

    private string Text(int length) => Encoding.UTF8.GetString(Take(length));

    private int Short() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));

    private int Int() => BinaryPrimitives.ReadInt32BigEndian(Take(4));

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > rest.Length) throw new InvalidDataException("It ends within a value.");
        var taken = rest[..length];
        rest = rest[length..];
        return taken;
    }
}
