using AlliancePortal.Casework.Attachments;
using AlliancePortal.Casework.Attachments.Inspection;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Testing.Attachments;
using AlliancePortal.Testing.Casework;
using AlliancePortal.Web.Attachments;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace AlliancePortal.Web.Tests.Attachments;

/// <summary>The files of a section over the real gate: what each reader is shown and offered.</summary>
public sealed class AttachmentsPartTests
{
    private const string Police = "investigator@tpiu.demo";

    [Fact]
    public async Task Whoever_writes_in_the_section_is_offered_to_attach_and_a_supervisor_only_fetches()
    {
        var (portal, id, file) = await AttachedAsync("letter.pdf", SampleFiles.Pdf());
        var (offered, writer) = await PartAsync(portal, Police, id, "investigation");
        await using var _ = writer;
        Assert.Contains("A letter from the embassy", offered.Markup, StringComparison.Ordinal);
        Assert.Contains("letter.pdf", offered.Markup, StringComparison.Ordinal);
        Assert.Equal(2, offered.FindAll("button").Count);
        Assert.Equal($"/api/v1/attachments/{file}/content", offered.Find("a[download]").GetAttribute("href"));

        var (read, supervisor) = await PartAsync(portal, "supervisor@tpiu.demo", id, "investigation");
        await using var __ = supervisor;
        Assert.NotNull(read.Find("a[download]"));
        Assert.Empty(read.FindAll("button"));
        var (nothing, again) = await PartAsync(portal, "supervisor@tpiu.demo", id, "legal");
        await using var ___ = again;
        Assert.Empty(nothing.Markup.Trim());
    }

    [Fact]
    public async Task A_struck_out_file_says_why_and_can_still_be_fetched()
    {
        var (portal, id, file) = await AttachedAsync("letter.pdf", SampleFiles.Pdf());
        await portal.DoAsync(await portal.ActorAsync(Police), new StrikeOutAttachment(file, "It was for somebody else."));
        var (part, writer) = await PartAsync(portal, Police, id, "investigation");
        await using var _ = writer;
        var struck = part.Find(".entry-struck");
        Assert.Contains("It was for somebody else.", struck.TextContent, StringComparison.Ordinal);
        Assert.NotNull(struck.QuerySelector("a[download]"));
        Assert.Empty(struck.QuerySelectorAll("button"));
    }

    private static async Task<(IRenderedComponent<AttachmentsPart> Part, BunitContext Context)> PartAsync(RunningPortal portal, string reader, Guid id, string section)
    {
        var view = await portal.DoAsync(await portal.ActorAsync(reader), new ShowCase(id));
        var context = await PortalComponents.SignedInAsync(reader);
        return (context.Render<AttachmentsPart>(set => set.Add(p => p.Case, view).Add(p => p.Section, section)), context);
    }

    private static async Task<(RunningPortal Portal, Guid CaseId, Guid File)> AttachedAsync(string name, byte[] content)
    {
        var portal = await RunningPortal.Shared;
        var police = await portal.ActorAsync(Police);
        var taken = await portal.DoAsync(police, Intakes.Adult("File", "Shown") with { FoundAt = null, IdentifiedAt = DateTimeOffset.UtcNow.AddMinutes(-5) });
        var file = await portal.App.Services.GetRequiredService<FileInspection>().InspectAsync(name, new MemoryStream(content), null, default);
        var attached = await portal.DoAsync(police, new AttachFile { CaseId = taken.CaseId, Section = "investigation", Description = "A letter from the embassy", File = file });
        return (portal, taken.CaseId, attached.AttachmentId);
    }
}
