namespace AlliancePortal.Web.Attachments;

/// <summary>What is typed beside a file that is to be attached; the file itself stays on the reader's machine until it is sent.</summary>
public sealed class AttachmentDraft
{
    public string? Description { get; set; }

    public bool ForOthers { get; set; }
}
