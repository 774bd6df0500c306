using AlliancePortal.Casework.Drafts;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Drafts;
using AlliancePortal.Web.Shell;
using AlliancePortal.Web.Tests.Shared;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace AlliancePortal.Web.Tests.Drafts;

/// <summary>The line above a kept form: of when its text is, what another window did, and that nothing is thrown away for good at once.</summary>
public sealed class DraftLineTests : Fields
{
    private RunningPortal portal = null!;
    private Actor owner = null!;

    [Fact]
    public async Task A_form_begun_now_has_no_line() => Assert.Empty(Line(await FormAsync("{}")).FindAll(".draft-line"));

    [Fact]
    public async Task A_restored_text_says_of_when_it_is_and_offers_to_begin_afresh()
    {
        var kind = Kind();
        await SaveAsync(kind, """{"text":"of yesterday"}""");
        var form = await FormAsync("{}", kind);
        form.Keeper.Take(await OpenAsync(kind));
        var line = Line(form);
        Assert.Contains("Draft of", line.Find("[role=status]").TextContent, StringComparison.Ordinal);
        await line.Find("button").ClickAsync(new());
        Assert.Equal(1, form.StartedAfresh);
    }

    [Fact]
    public async Task What_was_thrown_away_can_be_taken_back()
    {
        var form = await FormAsync("{}");
        form.Thrown = ThrownText.Draft;
        var line = Line(form);
        Assert.Contains("thrown away", line.Markup, StringComparison.Ordinal);
        await line.Find("button").ClickAsync(new());
        Assert.Equal(1, form.TakenBack);
    }

    [Fact]
    public async Task Of_two_windows_the_second_is_told_and_chooses_and_its_own_text_can_stay()
    {
        var (form, kind) = await TwoWindowsAsync();
        var line = Line(form);
        Assert.Equal(["Keep what stands here", "Take the other text"], line.FindAll("[role=alert] button").Select(button => button.TextContent.Trim()));
        Assert.Equal("{\"text\":\"theirs\"}", (await OpenAsync(kind)).Content);
        await line.FindAll("button")[0].ClickAsync(new());
        Assert.Equal("{\"text\":\"mine\"}", (await OpenAsync(kind)).Content);
        Assert.Empty(line.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task Or_the_other_text_is_taken()
    {
        var (form, _) = await TwoWindowsAsync();
        await Line(form).FindAll("button")[1].ClickAsync(new());
        Assert.Equal(1, form.OthersTaken);
    }

    [Fact]
    public async Task A_draft_that_another_window_sent_is_said_to_be_gone_and_can_be_kept_as_a_new_one()
    {
        var kind = Kind();
        await SaveAsync(kind, """{"text":"first"}""");
        var form = await FormAsync("""{"text":"mine"}""", kind);
        var first = await OpenAsync(kind);
        form.Keeper.Take(first);
        await portal.DoAsync(owner, new DiscardDraft(first.Id));
        Assert.Equal("draft_gone", (await form.Keeper.KeepAsync())?.Code);
        var line = Line(form);
        Assert.Contains("another window", line.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        await line.FindAll("button")[0].ClickAsync(new());
        Assert.Equal("{\"text\":\"mine\"}", (await OpenAsync(kind)).Content);
    }

    private static string Kind() => $"test-{Guid.NewGuid():N}"[..20];

    private async Task<(Form Form, string Kind)> TwoWindowsAsync()
    {
        var kind = Kind();
        var saved = await SaveAsync(kind, """{"text":"first"}""");
        var form = await FormAsync("""{"text":"mine"}""", kind);
        form.Keeper.Take(await OpenAsync(kind));
        await portal.DoAsync(owner, new SaveDraft { Id = saved.Id, Kind = kind, Title = "", Content = """{"text":"theirs"}""", Version = saved.Version });
        Assert.Equal(Casework.Kernel.Refusal.ChangedMeanwhile, await form.Keeper.KeepAsync());
        return (form, kind);
    }

    private async Task<SavedDraft> SaveAsync(string kind, string content)
    {
        await PortalAsync();
        return await portal.DoAsync(owner, new SaveDraft { Kind = kind, Title = "", Content = content });
    }

    private async Task<OpenedDraft> OpenAsync(string kind)
    {
        var mine = (await portal.DoAsync(owner, new ListDrafts(kind))).Single();
        return await portal.DoAsync(owner, new OpenDraft(mine.Id));
    }

    private async Task PortalAsync()
    {
        portal = await RunningPortal.Shared;
        owner = await portal.ActorAsync("lawyer@legalaid.demo");
    }

    private async Task<Form> FormAsync(string content, string? kind = null)
    {
        await PortalAsync();
        var keeper = new DraftKeeper(portal.App.Services.GetRequiredService<ICasework>(), new SaveState(TimeProvider.System), new LastWords(JSInterop.JSRuntime), TimeProvider.System);
        keeper.Begin(owner, kind ?? Kind(), null, () => ("", content));
        return new Form(keeper);
    }

    private IRenderedComponent<DraftLine> Line(Form form) => Render<DraftLine>(set => set.Add(line => line.Form, form));

    private sealed class Form(DraftKeeper keeper) : IDraftedForm
    {
        public DraftKeeper Keeper => keeper;

        public ThrownText Thrown { get; set; }

        public int StartedAfresh { get; private set; }

        public int TakenBack { get; private set; }

        public int OthersTaken { get; private set; }

        public Task StartAfreshAsync() => Task.FromResult(StartedAfresh++);

        public Task TakeBackAsync() => Task.FromResult(TakenBack++);

        public Task TakeOtherAsync() => Task.FromResult(OthersTaken++);
    }
}
