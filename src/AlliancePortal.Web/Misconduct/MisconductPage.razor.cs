using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Misconduct;
using AlliancePortal.Casework.StaffReports;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Misconduct;

/// <summary>Vetting: whether the misconduct register has an entry about somebody of a name.</summary>
public sealed partial class MisconductPage
{
    private IReadOnlyList<Refusal> refusals = [];
    private IReadOnlyList<MisconductView>? found;
    private string? name;
    private string? asked;
    private bool searching;
    private bool? absent;

    // Whether it is there for the reader, before anything is asked of the register.
    protected override async Task OnInitializedAsync() => absent = (await AskAsync(new ListReportOfficers())).Refusal?.Kind == RefusalKind.Hidden;

    private async Task SearchAsync()
    {
        if (searching) return;
        searching = true;
        var answer = await AskAsync(new SearchMisconduct(name ?? ""));
        searching = false;
        refusals = answer.Refusal is { } refusal ? InWords(refusal, field => "misconduct-" + field) : [];
        (found, asked) = (answer.Succeeded ? answer.Value : null, name);
    }
}
