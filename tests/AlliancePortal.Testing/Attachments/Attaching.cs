using AlliancePortal.Casework.Attachments;
using AlliancePortal.Casework.Attachments.Inspection;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Testing.Casework;
using Microsoft.Extensions.DependencyInjection;

namespace AlliancePortal.Testing.Attachments;

/// <summary>Attaching files with only the facts that matter.</summary>
public static class Attaching
{
    /// <summary>A request with a file that was looked at.</summary>
    public static async Task<AttachFile> FileAsync(this CaseworkWorld world, Guid caseId, string section, byte[] content, string name = "words.txt", string description = "What she brought with her") => new()
    {
        CaseId = caseId,
        Section = section,
        Description = description,
        File = await world.Services.GetRequiredService<FileInspection>().InspectAsync(name, new MemoryStream(content), content.Length, default),
    };

    /// <summary>A text, attached.</summary>
    public static async Task<Guid> AttachTextAsync(this CaseworkWorld world, Actor actor, Guid caseId, string section, string text = "Words.") =>
        (await world.DoAsync(actor, await world.FileAsync(caseId, section, SampleFiles.Text(text)))).AttachmentId;

    /// <summary>The content of a file as it is given out.</summary>
    public static async Task<byte[]> ContentAsync(this CaseworkWorld world, Actor actor, Guid attachmentId) =>
        [.. (await world.DoAsync(actor, new OpenAttachment(attachmentId))).Pieces.SelectMany(piece => piece)];
}
