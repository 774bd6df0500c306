using AlliancePortal.Casework.Referrals;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Referrals;

/// <summary>Refers a person: what for, to whom, what will be opened to them, on which basis; checked before it is sent, sent once.</summary>
public sealed partial class ReferPage
{
    private const string ConsentNow = "consent_now";
    private const string Given = "consent:";
    private ReferralForm? form;
    private bool absent;
    private bool checking;
    private bool sending;
    private IReadOnlyList<Refusal> refusals = [];

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private LocalTime Time { get; set; } = null!;

    private ReferralKindOffer? Offer => form?.Kinds.FirstOrDefault(offer => offer.Kind == Typed?.Kind);

    private ReferralAddressee? Addressee => Offer?.Addressees.FirstOrDefault(addressee => addressee.UnitId.ToString() == Typed?.Unit);

    private IReadOnlyList<CodeOption> Receivers => [.. (Offer?.Addressees ?? []).Select(addressee => new CodeOption(
        addressee.UnitId.ToString(), $"{addressee.AgencyName} · {addressee.UnitName}",
        string.Join(" · ", new[] { addressee.Municipality is { } code ? Jurisdiction.NameOf(code) : Words["Whole_Country"].Value, addressee.DutyPhone }.OfType<string>())))];

    private IReadOnlyList<CodeOption> Bases =>
    [
        .. (form?.Consents ?? []).Where(consent => Addressee is { } to && consent.Covers.Contains($"{Typed?.Kind}:{to.AgencyId}"))
            .Select(consent => new CodeOption(Given + consent.ConsentId, Words["Basis_Consent", Time.Date(consent.GivenAt)])),
        .. form?.MayConsentNow == true ? new[] { new CodeOption(ConsentNow, Words[form.IsChild ? "Basis_GuardianNow" : "Basis_Now"], Words["Basis_Now_Help", Addressee?.AgencyName ?? ""]) } : [],
        .. Labels.Options("disclosure_basis").Where(option => option.Value != "consent" && (option.Value != "best_interests" || form?.IsChild == true)),
    ];

    private string BasisWord => Bases.FirstOrDefault(option => option.Value == Typed?.Basis)?.Label ?? "";

    private string Statement => Words["Statement", Addressee?.AgencyName ?? "", Names(true), Names(false)];

    protected override async Task OnParametersSetAsync()
    {
        if (form?.CaseId == Id) return;
        checking = false;
        var answer = await AskAsync(new ShowReferralForm(Id));
        (absent, form) = (!answer.Succeeded, answer.Succeeded ? answer.Value : null);
        if (!absent) await BeginAsync("refer", Id, new ReferDraft());
    }

    private string Names(bool inFull)
    {
        var keys = (Offer?.Sections ?? []).Where(section => section.InFull == inFull && Typed!.Carried.Contains(section.Section)).Select(section => section.Section).ToList();
        return keys.Count == 0 ? Words["Nothing"] : Labels.List("section", keys);
    }

    private string SectionLabel(SectionOffer section) => section.InFull ? Labels.Of("section", section.Section) : Words["Section_Minimal", Labels.Of("section", section.Section)];

    private void PickKind(string? picked)
    {
        Typed!.Kind = picked;
        Typed.Carried = [.. (Offer?.Sections ?? []).Select(section => section.Section).Where(key => key is not ("notes" or "documents" or "health"))];
        PickUnit(Offer is { Addressees: [var only] } ? only.UnitId.ToString() : null);
    }

    private void PickUnit(string? picked)
    {
        Typed!.Unit = picked;
        if (!Bases.Any(option => option.Value == Typed.Basis)) Typed.Basis = Bases.FirstOrDefault(option => option.Value.StartsWith(Given, StringComparison.Ordinal))?.Value;
    }

    private void Carry(string section, bool on)
    {
        var others = Typed!.Carried.Where(key => key != section);
        Typed.Carried = on ? [.. others, section] : [.. others];
    }

    private void Check()
    {
        refusals =
        [
            .. Typed?.Basis is null ? [new Refusal(Words["Missing_Basis"], "refer-basis")] : Array.Empty<Refusal>(),
            .. string.IsNullOrWhiteSpace(Typed?.Reason) ? [new Refusal(Words["Missing_Reason"], "refer-reason")] : Array.Empty<Refusal>(),
        ];
        checking = refusals.Count == 0;
    }

    private async Task SendAsync()
    {
        if (sending || Typed is not { } typed || Addressee is not { } to) return;
        sending = true;
        if (!await KeptAsync())
        {
            (sending, checking) = (false, false);
            return;
        }

        var given = typed.Basis?.StartsWith(Given, StringComparison.Ordinal) == true;
        var answer = await AskAsync(new SendReferral
        {
            CaseId = Id,
            DraftId = Keeper.Id,
            Kind = typed.Kind!,
            ToAgencyId = to.AgencyId,
            ToUnitId = to.UnitId,
            Sections = typed.Carried,
            Basis = given || typed.Basis == ConsentNow ? "consent" : typed.Basis,
            ConsentId = given ? Guid.Parse(typed.Basis![Given.Length..]) : null,
            ConsentNow = typed.Basis == ConsentNow ? new ConsentGivenNow(typed.Language, null) : null,
            Reason = typed.Reason!,
            Urgency = typed.Urgency!,
        });
        sending = false;
        if (answer.Succeeded)
        {
            Keeper.Done();
            Navigation.NavigateTo($"/referrals/{answer.Value.ReferralId}");
            return;
        }

        checking = false;
        refusals = InWords(answer.Refusal!, field => "refer-" + field);
    }
}
