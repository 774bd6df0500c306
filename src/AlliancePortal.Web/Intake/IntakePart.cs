using AlliancePortal.Web.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AlliancePortal.Web.Intake;

/// <summary>One group of fields of the intake page.</summary>
public abstract class IntakePart : ComponentBase
{
    [CascadingParameter]
    public required IntakeSheet Sheet { get; set; }

    [Inject]
    protected IStringLocalizer<IntakeWords> Words { get; set; } = null!;

    protected IntakeForm Form => Sheet.Form;

    protected static string Id(string field) => IntakeSheet.Id(field);

    protected string? Error(string field) => Sheet.Errors.GetValueOrDefault(field);

    /// <summary>Takes a change over and has it kept.</summary>
    protected Task SetAsync(Action change)
    {
        change();
        return Sheet.Changed();
    }
}
