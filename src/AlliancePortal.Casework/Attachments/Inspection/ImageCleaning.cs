using AlliancePortal.Casework.Kernel;
using SkiaSharp;

namespace AlliancePortal.Casework.Attachments.Inspection;

/// <summary>
/// Writes a picture anew from its dots, turned as it is meant to be looked at: where and when it was taken, with which telephone, its small copy, and whatever
/// was hidden before, in or after it do not come along.
/// </summary>
internal static class ImageCleaning
{
    private const int JpegQuality = 90;

    // A picture takes hundreds of megabytes for a second; one after the other.
    private static readonly SemaphoreSlim Turn = new(1);

    /// <exception cref="RefusedException">Damaged, or of too many dots.</exception>
    public static async ValueTask<JudgedFile> CleanAsync(FileType type, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        await Turn.WaitAsync(cancel);
        try
        {
            return Clean(type, content.Span);
        }
        finally
        {
            Turn.Release();
        }
    }

    private static JudgedFile Clean(FileType type, ReadOnlySpan<byte> content)
    {
        using var data = SKData.CreateCopy(content);
        using var codec = SKCodec.Create(data) ?? throw new RefusedException(AttachmentRefusals.Damaged);
        if (codec.EncodedFormat != FormatOf(type)) throw new RefusedException(AttachmentRefusals.Damaged);
        if (codec.FrameCount > 1) throw new RefusedException(AttachmentRefusals.UnknownType);
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if (width <= 0 || height <= 0) throw new RefusedException(AttachmentRefusals.Damaged);
        if ((long)width * height > AttachmentLimits.Pixels) throw new RefusedException(AttachmentRefusals.TooManyPixels);

        var opaque = codec.Info.AlphaType == SKAlphaType.Opaque;
        using var colours = SKColorSpace.CreateSrgb();
        using var raw = new SKBitmap();
        if (!raw.TryAllocPixels(new SKImageInfo(width, height, SKColorType.Rgba8888, opaque ? SKAlphaType.Opaque : SKAlphaType.Premul, colours))
            || codec.GetPixels(raw.Info, raw.GetPixels()) != SKCodecResult.Success) throw new RefusedException(AttachmentRefusals.Damaged);
        using var turned = Turned(raw, codec.EncodedOrigin);
        var written = type == FileType.Png || !opaque ? FileType.Png : FileType.Jpeg;
        // Its colours are those of the screen now: no profile is needed, and none is written.
        using var dots = new SKPixmap((turned ?? raw).Info.WithColorSpace(null), (turned ?? raw).GetPixels());
        using var clean = dots.Encode(FormatOf(written), JpegQuality) ?? throw new RefusedException(AttachmentRefusals.Damaged);
        return new JudgedFile(written, clean.ToArray());
    }

    private static SKEncodedImageFormat FormatOf(FileType type) => type == FileType.Jpeg ? SKEncodedImageFormat.Jpeg : type == FileType.Png ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Webp;

    /// <summary>Null: it stands upright already.</summary>
    private static SKBitmap? Turned(SKBitmap raw, SKEncodedOrigin origin)
    {
        if (origin is SKEncodedOrigin.TopLeft) return null;
        var (w, h) = (raw.Width, raw.Height);
        var across = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var turned = new SKBitmap(across ? raw.Info.WithSize(h, w) : raw.Info);
        using var canvas = new SKCanvas(turned);
        canvas.SetMatrix(origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, w, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, w, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, h, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, h, -1, 0, w, 0, 0, 1),
            _ => new SKMatrix(0, 1, 0, -1, 0, w, 0, 0, 1),
        });
        canvas.DrawBitmap(raw, 0, 0, SKSamplingOptions.Default);
        return turned;
    }
}
