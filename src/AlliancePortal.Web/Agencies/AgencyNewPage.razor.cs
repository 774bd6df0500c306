using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Agencies;

/// <summary>An administrator adds an agency with its first unit.</summary>
public sealed partial class AgencyNewPage
{
    private readonly NameDraft names = new();
    private IReadOnlyList<AgencyListing> centres = [];
    private IReadOnlyList<Refusal> refusals = [];
    private string? kind;
    private string? code;
    private string? line;
    private string? municipality;
    private string? standIn;
    private string? phone;
    private bool isAbsent;
    private bool isRunning;

    [Inject]
    private JurisdictionFile Jurisdiction { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private static IReadOnlyList<CodeOption> Lines => Labels.Options("service_line");

    private IReadOnlyList<CodeOption> Municipalities => [.. Jurisdiction.Municipalities.Select(known => new CodeOption(known.Code, Jurisdiction.NameOf(known.Code))).OrderBy(option => option.Label, StringComparer.CurrentCulture)];

    private IReadOnlyList<CodeOption> Centres => [.. from centre in centres from unit in centre.Units select new CodeOption(unit.Id.ToString(), centre.Units.Count == 1 ? centre.Name : $"{centre.Name}: {unit.Name}")];

    protected override async Task OnInitializedAsync()
    {
        var me = await AskAsync(new WhoAmI());
        isAbsent = me.Succeeded && me.Value.Role != Role.Administrator.Code();
        var listed = await AskAsync(new ListAgencies { Kind = AgencyKinds.Csw });
        if (listed.Succeeded) centres = listed.Value;
        else refusals = InWords(listed.Refusal!);
    }

    private async Task AddAsync()
    {
        if (isRunning) return;
        isRunning = true;
        var added = await AskAsync(new AddAgency
        {
            Code = (code ?? "").Trim(),
            Kind = kind ?? "",
            Names = names.Names,
            Municipality = municipality,
            ServiceLine = kind is not null && AgencyKinds.HasServiceLines(kind) ? line : null,
            DutyPhone = string.IsNullOrWhiteSpace(phone) ? null : phone.Trim(),
            StandInUnitId = kind == AgencyKinds.Csw && Guid.TryParse(standIn, out var unit) ? unit : null,
        });
        isRunning = false;
        if (added.Succeeded) Navigation.NavigateTo($"/agencies/{added.Value}");
        else refusals = [.. InWords(added.Refusal!, AgencyFields.IdOf).Select(refusal => AgencyFields.Named(Words, refusal))];
    }
}
