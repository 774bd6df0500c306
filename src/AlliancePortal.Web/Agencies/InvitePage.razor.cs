using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Agencies;

/// <summary>An administrator adds a person and gets the link by which that person chooses a password.</summary>
public sealed partial class InvitePage
{
    private static readonly IReadOnlyDictionary<string, string> FieldIds = new Dictionary<string, string>
    {
        ["displayName"] = "name",
        ["email"] = "email",
        ["agencyCode"] = "agency",
        ["role"] = "role",
        ["unitCodes"] = "units",
    };

    private IReadOnlyList<AgencyListing> agencies = [];
    private IReadOnlyList<Refusal> refusals = [];
    private AgencyListing? agency;
    private PlaceDraft place = new();
    private InvitedWorker? invited;
    private string? name;
    private string? email;
    private string? phone;
    private bool isAbsent;
    private bool isRunning;

    [Inject]
    private WorkerAccounts Accounts { get; set; } = null!;

    private IReadOnlyList<CodeOption> AgencyOptions => [.. agencies.Select(one => new CodeOption(one.Code, one.Name, Labels.Of("agency_kind", one.Kind)))];

    protected override async Task OnInitializedAsync()
    {
        var me = await AskAsync(new WhoAmI());
        isAbsent = me.Succeeded && me.Value.Role != Role.Administrator.Code();
        var directory = await AskAsync(new ListAgencies());
        if (directory.Succeeded) agencies = [.. directory.Value.OrderBy(one => one.Name, StringComparer.CurrentCulture)];
        else refusals = InWords(directory.Refusal!);
    }

    private void Choose(string? code)
    {
        agency = agencies.FirstOrDefault(one => one.Code == code);
        place = agency is null ? new PlaceDraft() : PlaceDraft.In(agency);
    }

    private async Task InviteAsync()
    {
        if (isRunning) return;
        isRunning = true;
        var answer = await ActAsync(actor => Accounts.InviteAsync(actor, new AddWorker
        {
            AgencyCode = agency?.Code ?? "",
            UnitCodes = place.Units,
            Role = place.Role ?? "",
            DisplayName = name ?? "",
            Email = (email ?? "").Trim(),
            DutyPhone = string.IsNullOrWhiteSpace(phone) ? null : phone.Trim(),
        }, Leaving));
        isRunning = false;
        refusals = answer.Refusal is { } refusal ? [.. InWords(refusal, field => FieldIds.GetValueOrDefault(field)).Select(Named)] : [];
        if (answer.Succeeded) invited = answer.Value;
    }

    /// <summary>Says which field is meant: several may be wrong in the same way.</summary>
    private Refusal Named(Refusal refusal) => refusal.FieldId switch
    {
        "name" => refusal with { Message = $"{Words["Name"]}: {refusal.Message}" },
        "email" => refusal with { Message = $"{Words["Email"]}: {refusal.Message}" },
        "agency" => refusal with { Message = $"{Words["Agency"]}: {refusal.Message}" },
        "role" => refusal with { Message = $"{Words["Role"]}: {refusal.Message}" },
        "units" => refusal with { Message = $"{Words["Unit"]}: {refusal.Message}" },
        _ => refusal,
    };

    private void Again() => (invited, name, email, phone, agency, place) = (null, null, null, null, null, new PlaceDraft());
}
