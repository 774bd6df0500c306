namespace AlliancePortal.Casework.Intake.Import;

/// <summary>
/// Makes an uploaded stream seekable. It is kept in memory and never in a temporary file: the content is about victims.
/// </summary>
internal static class SeekableInput
{
    private const int BufferBytes = 81_920;

    /// <summary>The stream itself if it can seek, else a copy; null when it is longer than the limit.</summary>
    public static Stream? Open(Stream stream, long limit)
    {
        if (stream.CanSeek)
        {
            if (stream.Length > limit)
                return null;
            stream.Position = 0;
            return stream;
        }

        var copy = new MemoryStream();
        var buffer = new byte[BufferBytes];
        for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            if (copy.Length + read > limit)
                return null;
            copy.Write(buffer, 0, read);
        }
        copy.Position = 0;
        return copy;
    }

    /// <summary>Up to that many bytes from the start; the stream is rewound.</summary>
    public static byte[] Head(Stream stream, int length)
    {
        var head = new byte[Math.Min(length, stream.Length)];
        stream.ReadExactly(head);
        stream.Position = 0;
        return head;
    }
}
