using System.Globalization;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Intake;

/// <summary>Where and when: the municipality decides which Centre answers for a child.</summary>
public sealed partial class PlaceGroup
{
    [Inject]
    private JurisdictionFile Jurisdiction { get; set; } = null!;

    private CodeOption[] Municipalities =>
        [.. Jurisdiction.Municipalities.Select(m => new CodeOption(m.Code, m.Names.In(CultureInfo.CurrentUICulture.Name))).OrderBy(option => option.Label, StringComparer.CurrentCulture)];
}
