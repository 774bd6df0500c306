using AlliancePortal.Casework.Interviews;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Interviews;

/// <summary>What she has been asked about already, so that nobody asks twice.</summary>
public sealed partial class CoveredTopics
{
    [Parameter, EditorRequired]
    public IReadOnlyList<CoveredTopic> Covered { get; set; } = [];
}
