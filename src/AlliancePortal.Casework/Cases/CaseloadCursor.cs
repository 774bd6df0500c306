using System.Buffers.Binary;
using System.Buffers.Text;

namespace AlliancePortal.Casework.Cases;

/// <summary>The last row of a page, by which the next one begins; opaque to the reader and good for one way of sorting only.</summary>
internal readonly record struct CaseloadCursor(CaseloadSort Sort, DateTimeOffset? At, Guid CaseId)
{
    private const int Length = 25;

    public static CaseloadCursor After(CaseloadSort sort, CaseloadRow row) => new(sort, sort switch
    {
        CaseloadSort.Activity => row.LastActivityAt,
        CaseloadSort.Due => row.NextDue,
        _ => null,
    }, row.CaseId);

    /// <summary>Null for a text that is no cursor of that way of sorting.</summary>
    public static CaseloadCursor? Read(string? text, CaseloadSort sort)
    {
        Span<byte> bytes = stackalloc byte[Length];
        if (text is null || !Base64Url.IsValid(text, out var length) || length != Length || !Base64Url.TryDecodeFromChars(text, bytes, out _)) return null;
        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes[1..]);
        if (bytes[0] != (byte)sort || ticks < 0 || ticks > DateTimeOffset.MaxValue.UtcTicks) return null;
        return new CaseloadCursor(sort, ticks == 0 ? null : new DateTimeOffset(ticks, TimeSpan.Zero), new Guid(bytes[9..], bigEndian: true));
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = (byte)Sort;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], At?.UtcTicks ?? 0);
        CaseId.TryWriteBytes(bytes[9..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }
}
