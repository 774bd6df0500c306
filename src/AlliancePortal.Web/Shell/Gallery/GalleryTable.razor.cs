using AlliancePortal.Web.Shared;

namespace AlliancePortal.Web.Shell.Gallery;

public sealed partial class GalleryTable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private static readonly Row[] Rows =
    [
        new("2026-0142", "Label A", ChipState.Overdue, "Answer by the centre", Now.AddMinutes(-22), 0),
        new("2026-0141", "Label B", ChipState.Soon, "Meeting this afternoon, with an interpreter", Now.AddHours(-5), 1),
        new("2026-0117", "Label C", ChipState.Neutral, "Review", Now.AddDays(-1), 12),
        new("2026-0098", "Label D", ChipState.Ok, "", Now.AddDays(-6), 31),
        new("2025-0977", "Label E", ChipState.Neutral, "Letter of the court", Now.AddDays(-41), 148),
    ];

    private bool hasMore = true;

    private sealed record Row(string Number, string Name, ChipState State, string Next, DateTimeOffset At, int Days);
}
