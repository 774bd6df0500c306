using System.Buffers.Binary;
using System.Text;

namespace AlliancePortal.Casework.Seeding;

/// <summary>Rows in the form in which PostgreSQL's COPY takes them: before each value its length, -1 for none.</summary>
internal sealed class CopyBuffer
{
    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xff, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];
    private static readonly DateOnly Day = new(2000, 1, 1);
    private byte[] bytes = new byte[1 << 16];
    private int length;

    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, length);

    public void Begin()
    {
        length = 0;
        Header.CopyTo(Take(Header.Length));
    }

    public void End() => Short(-1);

    public void BeginRow(int columns) => Short((short)columns);

    public void Null() => Int(-1);

    public void Write(Guid value)
    {
        Int(16);
        value.TryWriteBytes(Take(16), bigEndian: true, out _);
    }

    public void Write(string value)
    {
        var size = Encoding.UTF8.GetByteCount(value);
        Int(size);
        Encoding.UTF8.GetBytes(value, Take(size));
    }

    public void Write(byte[] value)
    {
        Int(value.Length);
        value.CopyTo(Take(value.Length));
    }

    public void Write(bool value)
    {
        Int(1);
        Take(1)[0] = value ? (byte)1 : (byte)0;
    }

    public void Write(short value)
    {
        Int(sizeof(short));
        Short(value);
    }

    public void Write(int value)
    {
        Int(sizeof(int));
        Int(value);
    }

    public void Write(DateTimeOffset value)
    {
        Int(sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(Take(sizeof(long)), (value.UtcTicks - Day.ToDateTime(default).Ticks) / TimeSpan.TicksPerMicrosecond);
    }

    public void Write(DateOnly value) => Write(value.DayNumber - Day.DayNumber);

    /// <param name="type">The server's number of the elements' type.</param>
    public void Write<T>(T[] values, int type, Action<T> write)
    {
        var begin = length;
        Int(0);
        Int(values.Length == 0 ? 0 : 1);
        Int(0);
        Int(type);
        if (values.Length > 0)
        {
            Int(values.Length);
            Int(1);
            foreach (var value in values) write(value);
        }

        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(begin), length - begin - sizeof(int));
    }

    private void Short(short value) => BinaryPrimitives.WriteInt16BigEndian(Take(sizeof(short)), value);

    private void Int(int value) => BinaryPrimitives.WriteInt32BigEndian(Take(sizeof(int)), value);

    private Span<byte> Take(int size)
    {
        if (length + size > bytes.Length) Array.Resize(ref bytes, Math.Max(length + size, bytes.Length * 2));
        length += size;
        return bytes.AsSpan(length - size, size);
    }
}
