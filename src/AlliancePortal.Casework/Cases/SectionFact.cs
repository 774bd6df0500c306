using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Casework.Cases;

/// <summary>Something kept in a section whose number stands in the row: a dated entry, an attachment. Never deleted, only struck out with a reason.</summary>
public abstract class SectionFact : AuthoredFact
{
    public Guid Id { get; init; }

    /// <summary>The section's bit number.</summary>
    public short Section { get; init; }

    /// <summary>Session notes and lawyer–client content: nobody but the author reads it, whatever the agency or role.</summary>
    public bool ForAuthorOnly { get; init; }

    public DateTimeOffset? StruckOutAt { get; set; }

    public Guid? StruckOutBy { get; set; }

    /// <summary>Sealed text.</summary>
    public byte[]? StruckOutReason { get; set; }
}
