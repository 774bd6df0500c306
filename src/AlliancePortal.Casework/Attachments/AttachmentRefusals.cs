using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Casework.Attachments;

/// <summary>Why a file is not taken or not given out.</summary>
public static class AttachmentRefusals
{
    public static Refusal TooLarge { get; } = Refusal.Invalid("file", "file_too_large");

    public static Refusal Empty { get; } = Refusal.Invalid("file", "file_empty");

    /// <summary>Of a kind that cannot be judged: archives, programs, older documents, pictures that only one maker's phones write.</summary>
    public static Refusal UnknownType { get; } = Refusal.Invalid("file", "file_type_unknown");

    /// <summary>The content is of another kind than the name says.</summary>
    public static Refusal OtherType { get; } = Refusal.Invalid("file", "file_type_mismatch");

    public static Refusal Damaged { get; } = Refusal.Invalid("file", "file_damaged");

    public static Refusal TooManyPixels { get; } = Refusal.Invalid("file", "file_pixels");

    /// <summary>Small, and unpacks to more than anybody needs.</summary>
    public static Refusal Bomb { get; } = Refusal.Invalid("file", "file_bomb");

    /// <summary>Protected by a password: nobody can look into it.</summary>
    public static Refusal Protected { get; } = Refusal.Invalid("file", "file_protected");

    /// <summary>It holds a script, a program, another file, or fetches something from elsewhere.</summary>
    public static Refusal Active { get; } = Refusal.Invalid("file", "file_active");

    /// <summary>The scanner found malware.</summary>
    public static Refusal Infected { get; } = new("file_infected");

    /// <summary>A scanner is set up and does not answer: nothing is taken without it.</summary>
    public static Refusal ScannerSilent { get; } = new("scanner_silent");

    /// <summary>The agency has attached as much to this case as is kept.</summary>
    public static Refusal Full { get; } = new("attachments_full");

    /// <summary>What is stored is not what was stored: nothing of it is given out.</summary>
    public static Refusal Altered { get; } = new("attachment_altered");
}
