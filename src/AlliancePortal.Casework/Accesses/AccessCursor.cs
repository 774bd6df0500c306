using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace AlliancePortal.Casework.Accesses;

/// <summary>The last line of a page, by which the next one begins; opaque to the reader.</summary>
internal sealed record AccessCursor(DateTimeOffset At, Guid Subject, string Kind)
{
    /// <summary>Null for a text that is no cursor.</summary>
    public static AccessCursor? Read(string? text)
    {
        if (text is null || text.Length > 200 || !Base64Url.IsValid(text)) return null;
        return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|') is [var at, var subject, var kind]
            && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.UtcTicks
            && Guid.TryParseExact(subject, "N", out var id) && AccessKinds.All.Contains(kind)
            ? new AccessCursor(new DateTimeOffset(ticks, TimeSpan.Zero), id, kind)
            : null;
    }

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}|{Subject:N}|{Kind}")));
}
