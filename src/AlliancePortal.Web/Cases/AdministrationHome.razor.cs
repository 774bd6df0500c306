using AlliancePortal.Casework.Agencies;
using AlliancePortal.Web.Shared;

namespace AlliancePortal.Web.Cases;

/// <summary>For administrators: how many agencies and people there are, and the way to them.</summary>
public sealed partial class AdministrationHome
{
    private (string Word, int Count, string Href, string Open)[]? figures;
    private IReadOnlyList<Refusal> refusals = [];

    protected override async Task OnInitializedAsync()
    {
        var agencies = await AskAsync(new ListAgencies());
        var workers = await AskAsync(new CountWorkers());
        if ((agencies.Refusal ?? workers.Refusal) is { } refusal)
        {
            refusals = InWords(refusal);
            return;
        }

        figures =
        [
            ("Admin_Agencies", agencies.Value.Count, "/agencies", "Admin_Agencies_Open"),
            ("Admin_Users", workers.Value.Active, "/users", "Admin_Users_Open"),
            ("Admin_Blocked", workers.Value.Blocked, "/users?state=blocked", "Admin_Users_Open"),
        ];
    }
}
