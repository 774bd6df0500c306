using AlliancePortal.Web.Shared;

namespace AlliancePortal.Web.Intake;

/// <summary>What she says to being recorded and helped. An adult may refuse everything; a child's no does not bar the way to its guardian.</summary>
public sealed partial class ConsentGroup
{
    private CodeOption[] Answers =>
    [
        new("not_asked", Words["Consent_NotAsked"], Words["Consent_NotAsked_Help"]),
        new("given", Words["Consent_Given"], Words["Consent_Given_Help"]),
        .. Sheet.Foreseen is { IsChild: true } && Form.Consent != "refused" ? Array.Empty<CodeOption>() : [new CodeOption("refused", Words["Consent_Refused"], Words["Consent_Refused_Help"])],
    ];

    private CodeOption[] Agencies => [.. Sheet.Agencies.Where(agency => agency.Kind is not ("administration" or "coordinator")).Select(agency => new CodeOption(agency.Id.ToString(), agency.Name))];
}
