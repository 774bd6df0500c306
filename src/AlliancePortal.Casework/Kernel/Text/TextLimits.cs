namespace AlliancePortal.Casework.Kernel.Text;

/// <summary>Longest accepted texts, in UTF-16 units as a browser's <c>maxlength</c> counts them.</summary>
public static class TextLimits
{
    public const int Name = 200;
    public const int Alias = 200;
    public const int Phone = 50;
    public const int IdentityNumber = 50;
    public const int ShortText = 500;
    public const int Narrative = 20_000;
}
