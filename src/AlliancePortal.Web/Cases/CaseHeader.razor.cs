using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Cases;

/// <summary>Who the case is about and how it stands; the one thing to do next.</summary>
public sealed partial class CaseHeader
{
    [Parameter, EditorRequired]
    public required CaseView Case { get; set; }

    /// <summary>Key of the open section: what is done there is not offered above it again.</summary>
    [Parameter]
    public string Tab { get; set; } = "";

    /// <summary>The case was closed, or opened again.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    private GuardianshipView? Running => Case.Sections.Guardianship is { EndedAt: null, DueAt: not null } running ? running : null;

    private string PersonWord => !Case.IsChild ? Words["Adult"]
        : Case.ChildBasis is { } basis ? $"{Words["Child"].Value} · {Labels.Of("child_basis", basis)}" : Words["Child"];

    private string RiskWord => Case.Risk is { } level ? Words["Risk_Of", Labels.Of("risk_level", level)] : Words["Risk_None"];

    private ChipState RiskState => Case.Risk switch
    {
        "high" => ChipState.Overdue,
        "medium" => ChipState.Soon,
        "low" => ChipState.Ok,
        _ => ChipState.Neutral,
    };

    private string? Note => Case switch
    {
        { ClosedAt: not null } => Words["Closed_Note"].Value,
        { IsFormer: true } => Words["Former_Note"].Value,
        { IsAnonymous: true } => Words["Anonymous_Note"].Value,
        _ => null,
    };

    private (string Word, string Tab)? Next => Case.Sections switch
    {
        { Guardianship: { Mine: true, EndedAt: null, State: "notified" } } when Tab != "guardianship" => ("Next_Answer", "guardianship"),
        { Guardianship: { Mine: true, EndedAt: null, State: "acknowledged" } } when Tab != "guardianship" => ("Next_NameGuardian", "guardianship"),
        { Risk.OwnIsMissing: true } when Tab != "risk" => ("Next_RateRisk", "risk"),
        _ => null,
    };
}
