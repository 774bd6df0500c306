using AlliancePortal.Casework.Drafts;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Web.Drafts;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Intake;

// Keeping what is typed: a sealed draft on the server, a moment after each change.
public sealed partial class IntakePage
{
    private string? searched;

    [Inject]
    private DraftKeeper Keeper { get; set; } = null!;

    protected override void OnLeaving()
    {
        if (step is IntakeStep.Form or IntakeStep.Check && touched) Keeper.Leave();
        else Keeper.Done();
    }

    private async Task ChangedAsync()
    {
        touched = true;
        if (!await Keeper.SettledAsync()) return;
        await KeepAsync(untilStored: true);
        if (Leaving.IsCancellationRequested) return;
        await ForeseeAsync();
        await FindDuplicatesAsync();
        StateHasChanged();
    }

    /// <summary>Stores what was typed; false when it could not be stored.</summary>
    private async Task<bool> KeepAsync(bool untilStored = false)
    {
        if (step is IntakeStep.Done or IntakeStep.Gone or IntakeStep.Loading || (DraftId is null && !touched && !checking)) return true;
        var refusal = untilStored ? await Keeper.KeepUntilStoredAsync() : await Keeper.KeepAsync(evenUnchanged: true);
        if (refusal is null)
        {
            if (DraftId is null && Keeper.Id is { } id && !Leaving.IsCancellationRequested)
            {
                loaded = DraftId = id;
                Navigation.NavigateTo($"/intake/{id}", replace: true);
            }

            return true;
        }

        if (Keeper.Other is { } stored) others = IntakeForm.Read(stored.Content);
        else if (refusal == DraftRefusals.Gone) await ShowTakenAsync();
        else refusals = InWords(refusal);
        return false;
    }

    private async Task KeepMineAsync()
    {
        others = null;
        await Keeper.KeepMineAsync();
        await ForeseeAsync();
    }

    private async Task TakeOtherAsync()
    {
        Keeper.Take(Keeper.Other!);
        (form, others) = (others!, null);
        sheet = sheet with { Form = form, Errors = new Dictionary<string, string>() };
        await ForeseeAsync();
    }

    private async Task ForeseeAsync()
    {
        var reading = Reading;
        var foreseen = reading.AnswersChild && await AskAsync(new CheckIntake(reading.ToQuestion())) is { Succeeded: true } asked ? asked.Value : null;
        sheet = sheet with { Foreseen = foreseen };
    }

    private async Task FindDuplicatesAsync()
    {
        var reading = Reading;
        var person = reading.Person();
        var sought = sheet.IsAnonymous ? "" : string.Join('|', [person.FirstName, person.LastName, .. person.Aliases, person.IdentityNumber, form.DateOfBirth, .. person.Citizenships]);
        if (sought == searched) return;
        searched = sought;
        var found = sought.Trim('|').Length < 3 ? [] : await AskAsync(new FindPossibleDuplicates(person)) is { Succeeded: true } asked ? asked.Value : [];
        sheet = sheet with { Duplicates = found };
    }
}
