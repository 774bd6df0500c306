using AlliancePortal.Casework.Intake;

namespace AlliancePortal.Web.Intake;

/// <summary>From the filled form over the answers to be checked to the intake that is sent.</summary>
public sealed partial class IntakePage
{
    private const string CheckStep = "check";

    private bool checking;
    private bool sending;

    private async Task CheckAsync()
    {
        if (checking) return;
        checking = true;
        try
        {
            if (!await KeepAsync() && others is not null) return;
            var reading = Reading;
            var outcome = await AskAsync(new CheckIntake(reading.ToRequest(DraftId)));
            ShowProblems(IntakeProblems.Of(reading, outcome.Refusal));
            if (refusals.Count > 0)
            {
                if (Step == CheckStep) BackToForm();
                return;
            }

            sheet = sheet with { Foreseen = outcome.Value };
            await FindDuplicatesAsync();
            GoTo(IntakeStep.Check);
            if (Step != CheckStep) Navigation.NavigateTo($"/intake/{DraftId}?step={CheckStep}");
        }
        finally
        {
            checking = false;
        }
    }

    private void ShowProblems(IntakeProblems problems)
    {
        sheet = sheet with { Errors = problems.ByField.ToDictionary(problem => problem.Key, problem => RefusalTexts.OfField(problem.Value)) };
        refusals =
        [
            .. problems.Rules.Select(rule => new Shared.Refusal(RefusalTexts.Of(rule), rule == IntakeRefusals.ChildCannotRefuseAll || rule == IntakeRefusals.RefusalIsAnonymous ? IntakeSheet.Id("consent") : null)),
            .. problems.ByField.Select(problem => new Shared.Refusal($"{Words[IntakeProblems.WordOf(problem.Key)]}: {RefusalTexts.OfField(problem.Value)}", IntakeSheet.Id(problem.Key))),
        ];
    }

    private void BackToForm() => Navigation.NavigateTo($"/intake/{DraftId}", replace: true);

    private async Task SendAsync()
    {
        if (sending) return;
        sending = true;
        var sent = DraftId;
        try
        {
            var outcome = await AskAsync(Reading.ToRequest(DraftId));
            if (outcome.Refusal is { } refusal)
            {
                ShowProblems(IntakeProblems.Of(Reading, refusal));
                return;
            }

            if (DraftId == sent) (taken, step) = (outcome.Value, IntakeStep.Done);
            Keeper.Done();
            Navigation.NavigateTo($"/intake/{sent}", replace: DraftId == sent);
        }
        finally
        {
            sending = false;
        }
    }
}
