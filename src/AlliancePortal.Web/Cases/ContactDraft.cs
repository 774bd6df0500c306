using AlliancePortal.Casework.Cases;
using AlliancePortal.Web.Shared;

namespace AlliancePortal.Web.Cases;

/// <summary>How to reach her, as somebody types it; compared field by field with what another has stored meanwhile.</summary>
public sealed class ContactDraft
{
    /// <summary>The version on which the change is based.</summary>
    public int Version { get; set; }

    public string? SafeWay { get; set; }

    public string? Phone { get; set; }

    public string? Address { get; set; }

    public IReadOnlyList<string> Safe { get; set; } = [];

    public string? Notes { get; set; }

    public static ContactDraft Of(OwnContact stored) => new()
    {
        Version = stored.Version,
        SafeWay = stored.SafeWay,
        Phone = stored.Phone,
        Address = stored.Address,
        Safe = stored.Safe,
        Notes = stored.Notes,
    };

    /// <summary>The field in words, to be compared and to be shown.</summary>
    /// <param name="field">Name of a property.</param>
    public string Text(string field) => field == nameof(Safe) ? Labels.List("safe_contact", Safe) : (string?)typeof(ContactDraft).GetProperty(field)!.GetValue(this) ?? "";

    /// <summary>Takes one field from another version.</summary>
    public void Take(string field, ContactDraft other)
    {
        var property = typeof(ContactDraft).GetProperty(field)!;
        property.SetValue(this, property.GetValue(other));
    }

    public EditContact ToRequest(Guid caseId) => new() { CaseId = caseId, Version = Version, SafeWay = SafeWay, Phone = Phone, Address = Address, Safe = Safe, Notes = Notes };
}
