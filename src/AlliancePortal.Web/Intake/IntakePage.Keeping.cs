using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Web.Intake;

// Keeping what is typed: a sealed draft on the server, a moment after each change.
public sealed partial class IntakePage
{
    private readonly SemaphoreSlim keeping = new(1, 1);
    private int version;
    private int kept;
    private string? searched;

    private async Task ChangedAsync()
    {
        touched = true;
        var change = ++changes;
        SaveState.Saving();
        await Task.Delay(Pause, Clock, Leaving).ContinueWith(_ => { }, TaskScheduler.Default);
        if (change != changes || Leaving.IsCancellationRequested) return;
        await KeepAsync();
        await ForeseeAsync();
        await FindDuplicatesAsync();
        StateHasChanged();
    }

    /// <summary>Stores what was typed; false when it could not be stored.</summary>
    private async Task<bool> KeepAsync()
    {
        if (step is IntakeStep.Done or IntakeStep.Gone or IntakeStep.Loading || (DraftId is null && !touched && !checking)) return true;
        if (others is not null) return false;
        await keeping.WaitAsync();
        try
        {
            if (kept == changes && DraftId is not null) return true;
            return await StoreAsync(changes);
        }
        finally
        {
            keeping.Release();
        }
    }

    private async Task<bool> StoreAsync(int upTo)
    {
        var outcome = await AskAsync(new SaveDraft { Id = DraftId, Kind = IntakeForm.Kind, Title = form.Title, Content = form.Write(), Version = version });
        if (outcome.Refusal is { } refusal)
        {
            SaveState.NotSaved();
            if (refusal == Refusal.ChangedMeanwhile) await OpenOthersAsync();
            else if (refusal == Refusal.NotFound && DraftId is not null) await ShowTakenAsync();
            else refusals = InWords(refusal);
            return false;
        }

        (version, kept) = (outcome.Value.Version, upTo);
        SaveState.Saved();
        if (DraftId is null)
        {
            loaded = DraftId = outcome.Value.Id;
            Navigation.NavigateTo($"/intake/{DraftId}", replace: true);
        }

        return true;
    }

    private async Task OpenOthersAsync()
    {
        var stored = await AskAsync(new OpenDraft(DraftId!.Value));
        if (stored.Refusal is not null) return;
        var other = IntakeForm.Read(stored.Value.Content);
        version = stored.Value.Version;
        if (form.Write() == other.Write()) kept = changes;
        else others = other;
    }

    private Task KeepMineAsync()
    {
        others = null;
        return ChangedAsync();
    }

    private async Task TakeOtherAsync()
    {
        (form, others, kept) = (others!, null, ++changes);
        sheet = sheet with { Form = form, Errors = new Dictionary<string, string>() };
        SaveState.Saved();
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
