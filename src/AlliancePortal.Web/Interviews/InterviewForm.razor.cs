using System.Buffers.Text;
using AlliancePortal.Casework.Interviews;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Interviews;

/// <summary>An interview ahead or held. A refusal keeps everything typed and says what helps.</summary>
public sealed partial class InterviewForm
{
    private readonly IReadOnlyList<CodeOption> purposes = Labels.Options("interview_purpose");
    private readonly IReadOnlyList<CodeOption> languages = Labels.Options("language");
    private readonly IReadOnlyList<CodeOption> topics = Labels.Options("interview_topic");
    private IReadOnlyList<CodeOption> preferences = [];
    private IReadOnlyList<CodeOption> knows = [];
    private IReadOnlyList<CodeOption> workers = [];
    private IReadOnlyList<CodeOption> colleagues = [];
    private IReadOnlyList<CodeOption> interpreters = [];
    private IReadOnlyList<Refusal> refusals = [];
    private bool sending;

    [Parameter, EditorRequired]
    public required InterviewsView Shown { get; set; }

    /// <summary>The booked interview that was held; its facts stand in the form.</summary>
    [Parameter]
    public InterviewLine? Booked { get; set; }

    [Parameter]
    public bool Ahead { get; set; }

    [Parameter]
    public EventCallback OnDone { get; set; }

    [Inject]
    private LocalTime Time { get; set; } = null!;

    [Inject]
    private TimeZoneInfo Zone { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        preferences = [new("", Words["NoPreference"]), .. Labels.Options("sex", ["female", "male"])];
        knows = [new("no", Words["Knows_No"]), new("yes", Words["Knows_Yes"]), new("not_asked", Words["Knows_NotAsked"])];
        workers = [.. Shown.SocialWorkers.Select(worker => new CodeOption(worker.UserId.ToString(), worker.Name)), new(InterviewDraft.Nobody, Words["SocialWorker_Nobody"])];
        colleagues = [.. Shown.Colleagues.Select(worker => new CodeOption(worker.UserId.ToString(), worker.Name))];
        var empty = InterviewDraft.Of(Booked, Shown.Me, Ahead ? null : Time.Now);
        await BeginAsync(Booked is { } booked ? "held." + Base64Url.EncodeToString(booked.InterviewId.ToByteArray()) : Ahead ? "interview.book" : "interview.record", Shown.CaseId, empty);
    }

    protected override Task OnShownAsync() => FindInterpretersAsync();

    private static string? Empty(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private void ChooseWorker(string? value) => Typed!.SocialWorker = value == InterviewDraft.Nobody ? null : value;

    private async Task ChooseLanguageAsync(string? language)
    {
        Typed!.Language = language;
        await FindInterpretersAsync();
    }

    /// <summary>Those who speak the language first; all who may work stay on offer, since labels of languages differ.</summary>
    private async Task FindInterpretersAsync()
    {
        var register = await AskAsync(new ListInterpreters { Available = true });
        interpreters = register.Succeeded
            ? [.. register.Value.OrderByDescending(i => Typed?.Language is { } language && i.Languages.Contains(language)).Select(i => new CodeOption(i.InterpreterId.ToString(), i.Name, $"{Labels.List("language", i.Languages)} · {Labels.Of("sex", i.Sex)}"))]
            : [];
    }

    private async Task SendAsync()
    {
        if (sending || Typed is not { } typed) return;
        if (typed.Missing(Ahead, Zone) is { Count: > 0 } missing)
        {
            refusals = [.. missing.Select(fault => new Refusal(RefusalTexts.OfField(fault.Code), "interview-" + fault.Field))];
            return;
        }

        sending = true;
        if (!await KeptAsync())
        {
            sending = false;
            return;
        }

        IRequest<InterviewRecorded> request = Ahead
            ? typed.ToBooking(Shown.CaseId) with { DraftId = Keeper.Id }
            : typed.ToRecord(Shown.CaseId, Booked?.InterviewId, Zone) with { DraftId = Keeper.Id };
        var outcome = await AskAsync(request);
        sending = false;
        if (outcome.Refusal is { } refusal)
        {
            refusals = refusal == InterviewRefusals.ChildWithoutSocialWorker ? [new Refusal(RefusalTexts.Of(refusal), "interview-socialWorkerUserId")] : InWords(refusal, field => "interview-" + field);
            return;
        }

        Keeper.Done();
        await OnDone.InvokeAsync();
    }
}
