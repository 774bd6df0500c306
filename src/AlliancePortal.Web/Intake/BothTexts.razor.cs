using AlliancePortal.Casework.Agencies;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Intake;

/// <summary>The form was changed in another window meanwhile: both texts, field by field, and the choice between them. Nothing is stored before it.</summary>
public sealed partial class BothTexts
{
    private const string Nothing = "–";
    private ElementReference section;

    [Parameter, EditorRequired]
    public required IntakeForm Mine { get; set; }

    [Parameter, EditorRequired]
    public required IntakeForm Other { get; set; }

    [Parameter]
    public IReadOnlyList<AgencyListing> Agencies { get; set; } = [];

    [Parameter]
    public EventCallback OnKeepMine { get; set; }

    [Parameter]
    public EventCallback OnTakeOther { get; set; }

    [Inject]
    private IntakeAnswers Answers { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    private IEnumerable<(string Field, string Mine, string Other)> Differences
    {
        get
        {
            var (mine, other) = (InWords(Mine), InWords(Other));
            return from word in mine.Keys.Union(other.Keys)
                   let pair = (Mine: mine.GetValueOrDefault(word) ?? Nothing, Other: other.GetValueOrDefault(word) ?? Nothing)
                   where pair.Mine != pair.Other
                   select (word, pair.Mine, pair.Other);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender) await section.FocusAsync();
    }

    private Dictionary<string, string> InWords(IntakeForm form) =>
        Answers.Of(new IntakeReading(form, Clock.GetUtcNow()).ToRequest(null), Agencies).ToDictionary(answer => answer.Word, answer => answer.Answer);
}
