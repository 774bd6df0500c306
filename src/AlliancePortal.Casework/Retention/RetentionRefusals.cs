using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Casework.Retention;

/// <summary>Why a record stays for now.</summary>
public static class RetentionRefusals
{
    /// <summary>Its time is not over, or something stands against it.</summary>
    public static Refusal NotOver { get; } = new("retention_not_over");
}
