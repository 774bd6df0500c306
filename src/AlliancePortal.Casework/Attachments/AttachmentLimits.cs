namespace AlliancePortal.Casework.Attachments;

/// <summary>How much may be attached.</summary>
public static class AttachmentLimits
{
    /// <summary>Bytes of one file: a photo of any phone and a scan of some fifty pages. It is held in memory while it is looked at.</summary>
    public const int FileBytes = 20 * 1024 * 1024;

    /// <summary>Bytes of a request with one file: beside it only a short description. A little more, so that what is slightly too large is still answered in words.</summary>
    public const int RequestBytes = FileBytes + 1024 * 1024;

    /// <summary>Files of one agency in one case; more than that is an archive and not a case file.</summary>
    public const int FilesOfAgency = 200;

    /// <summary>Bytes of one agency in one case: a backup has to hold them too.</summary>
    public const long BytesOfAgency = 500L * 1024 * 1024;

    /// <summary>Bytes of a stored piece: small enough to be sealed and stored one after the other.</summary>
    public const int PieceBytes = 256 * 1024;

    /// <summary>Dots of a picture, counted before it is unpacked: 40 million take 160 MB of memory, twice that while it is turned.</summary>
    public const int Pixels = 40_000_000;

    /// <summary>Bytes that a document may unpack to.</summary>
    public const long UnpackedBytes = 256L * 1024 * 1024;

    /// <summary>Letters of the description.</summary>
    public const int Description = 200;
}
