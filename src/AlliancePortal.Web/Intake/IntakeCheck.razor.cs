using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Intake;

/// <summary>Everything that will be sent, once more and nothing else, before it is.</summary>
public sealed partial class IntakeCheck
{
    [Parameter]
    public bool IsSending { get; set; }

    [Parameter]
    public EventCallback OnSend { get; set; }

    [Parameter]
    public EventCallback OnBack { get; set; }

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    [Inject]
    private IntakeAnswers AnswersInWords { get; set; } = null!;

    private IReadOnlyList<(string Word, string Answer)> Answers => AnswersInWords.Of(new IntakeReading(Form, Clock.GetUtcNow()).ToRequest(null), Sheet.Agencies);
}
