namespace AlliancePortal.Casework.Attachments;

/// <summary>A kind of file that can be attached.</summary>
/// <param name="Code">As stored and in JSON.</param>
/// <param name="MediaType">With which it is given out.</param>
/// <param name="Extension">With which it is given out.</param>
/// <param name="Named">Endings that a file of this content may come with; a file without ending may be of any kind.</param>
public sealed record FileType(string Code, string MediaType, string Extension, IReadOnlyList<string> Named)
{
    public static FileType Jpeg { get; } = new("jpeg", "image/jpeg", "jpg", ["jpg", "jpeg", "jpe", "jfif"]);

    public static FileType Png { get; } = new("png", "image/png", "png", ["png"]);

    /// <summary>Taken in, and kept as one of the other two kinds of picture.</summary>
    public static FileType WebP { get; } = new("webp", "image/webp", "webp", ["webp"]);

    public static FileType Pdf { get; } = new("pdf", "application/pdf", "pdf", ["pdf"]);

    public static FileType PlainText { get; } = new("text", "text/plain; charset=utf-8", "txt", ["txt", "text", "csv", "md", "log"]);

    public static FileType Word { get; } = new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", ["docx"]);

    public static FileType Excel { get; } = new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", ["xlsx"]);

    /// <summary>Everything that can be attached.</summary>
    public static IReadOnlyList<FileType> All { get; } = [Jpeg, Png, WebP, Pdf, PlainText, Word, Excel];

    /// <summary>What a browser's dialog offers.</summary>
    public static string Accept { get; } = string.Join(',', All.SelectMany(type => type.Named).Select(ending => "." + ending));

    /// <exception cref="InvalidOperationException">No such code was ever stored.</exception>
    public static FileType Of(string code) => All.Single(type => type.Code == code);

    /// <summary>Whether a file with that name may have this content.</summary>
    public bool Fits(string fileName) => Path.GetExtension(fileName) is not { Length: > 1 } ending || Named.Contains(ending[1..].ToLowerInvariant());
}

/// <summary>What a scanner for malware said; what it found is never stored.</summary>
public static class ScanState
{
    public const string Clean = "clean";

    /// <summary>None is set up.</summary>
    public const string NotScanned = "not_scanned";
}
