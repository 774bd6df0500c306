using System.Globalization;
using System.Security.Cryptography;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Attachments;

/// <summary>A file as it is given out, whole: every piece has been found genuine and in its place before the first byte leaves.</summary>
/// <param name="FileName">Neutral, in plain letters.</param>
public sealed record AttachmentContent(string FileName, string MediaType, IReadOnlyList<byte[]> Pieces);

/// <summary>
/// Stores the content of an attachment in sealed pieces and puts it together again. Which file a piece belongs to, its place, and how many there are is
/// authenticated with it: a piece that was exchanged, moved or left out is noticed.
/// </summary>
internal static class AttachmentPieces
{
    public const string NamesField = "attachment";

    public static int CountOf(int length) => (length + AttachmentLimits.PieceBytes - 1) / AttachmentLimits.PieceBytes;

    public static async Task WriteAsync(Operation operation, Guid victimId, Attachment attachment, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        for (short at = 0; at < attachment.Pieces; at++)
        {
            var piece = content.Slice(at * AttachmentLimits.PieceBytes, Math.Min(AttachmentLimits.PieceBytes, content.Length - at * AttachmentLimits.PieceBytes));
            var envelope = await operation.Seals.SealBytesAsync(victimId, Field(attachment, at), piece, cancel);
            await operation.Db.Database.ExecuteSqlAsync(
                $"insert into casework.attachment_pieces (attachment_id, position, case_id, content) values ({attachment.Id}, {at}, {attachment.CaseId}, {envelope})", cancel);
        }
    }

    /// <exception cref="RefusedException">The key was destroyed, which is as if it had never been there; or what is stored was altered.</exception>
    public static async Task<IReadOnlyList<byte[]>> ReadAsync(Operation operation, Guid victimId, Attachment attachment, CancellationToken cancel)
    {
        var pieces = new List<byte[]>(attachment.Pieces);
        var rows = operation.Db.AttachmentPieces.AsNoTracking().Where(p => p.AttachmentId == attachment.Id).OrderBy(p => p.Position).AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancel))
        {
            if (row.Position != pieces.Count) throw new RefusedException(AttachmentRefusals.Altered);
            try
            {
                pieces.Add(await operation.Seals.OpenBytesAsync(victimId, Field(attachment, row.Position), row.Content, cancel) ?? throw new RefusedException(Refusal.NotFound));
            }
            catch (CryptographicException)
            {
                throw new RefusedException(AttachmentRefusals.Altered);
            }
        }

        return pieces.Count == attachment.Pieces && pieces.Sum(piece => piece.Length) == attachment.Length ? pieces : throw new RefusedException(AttachmentRefusals.Altered);
    }

    private static string Field(Attachment attachment, short position) => string.Create(CultureInfo.InvariantCulture, $"attachment:{attachment.Id:N}:{position}/{attachment.Pieces}");
}
