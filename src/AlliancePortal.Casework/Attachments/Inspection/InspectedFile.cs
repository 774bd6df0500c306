namespace AlliancePortal.Casework.Attachments.Inspection;

/// <summary>A file that was looked at and is as it may be stored. Only <see cref="FileInspection"/> makes one.</summary>
public sealed class InspectedFile
{
    internal InspectedFile(string name, FileType type, ReadOnlyMemory<byte> content, string scan) => (Name, Type, Content, Scan) = (name, type, content, scan);

    /// <summary>As it was called on the machine that it comes from.</summary>
    public string Name { get; }

    public FileType Type { get; }

    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>Code of a <see cref="ScanState"/>.</summary>
    public string Scan { get; }
}

/// <summary>What the judge of one kind of file hands on.</summary>
internal readonly record struct JudgedFile(FileType Type, ReadOnlyMemory<byte> Content);
