using AlliancePortal.Casework.Agencies;

namespace AlliancePortal.Web.Agencies;

/// <summary>A name in three languages as it is being typed; where one is left empty, the English one stands for it.</summary>
public sealed class NameDraft
{
    public string? En { get; set; }

    public string? Sq { get; set; }

    public string? Sr { get; set; }

    public PlaceNames Names => new(En ?? "", Or(Sq), Or(Sr));

    public static NameDraft Of(PlaceNames names) => new() { En = names.En, Sq = names.Sq, Sr = names.Sr };

    private string Or(string? name) => string.IsNullOrWhiteSpace(name) ? En ?? "" : name;
}
