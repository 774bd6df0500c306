using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Intake;

/// <summary>Who she is, as far as she says or others know; her age decides who will protect her.</summary>
public sealed partial class PersonGroup
{
    private static string? Typed(ChangeEventArgs change) => change.Value is string { Length: > 0 } text ? text : null;
}
