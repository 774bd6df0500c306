using AlliancePortal.Casework.Audit;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Audit;

/// <summary>Entries of the audit with ids alone.</summary>
public sealed partial class AuditRows
{
    [Parameter, EditorRequired]
    public IReadOnlyList<AuditLine> Items { get; set; } = [];
}
