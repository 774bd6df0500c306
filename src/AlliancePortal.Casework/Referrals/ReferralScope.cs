using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Casework.Referrals;

/// <summary>What a referral carries: never more than its kind opens, nor than the sender reads; what the sender reads in part goes in part.</summary>
/// <param name="Sections">Mask of the sections agreed.</param>
/// <param name="Minimal">Those of them that open as minimal fields.</param>
internal readonly record struct ReferralScope(int Sections, int Minimal)
{
    /// <exception cref="RefusedException">A section that the sender does not read, or that is passed on by its author only.</exception>
    public static ReferralScope Of(CaseRights rights, string kind, IEnumerable<Section> asked)
    {
        var opening = ReferralKinds.Opening(kind);
        var (agreed, minimal) = (0, 0);
        foreach (var section in asked.Where(section => opening.Any.Has(section)))
        {
            var carried = Carried(rights, section);
            if (carried is null && opening.Work.Has(section)) continue;
            if (carried is null) throw new RefusedException(rights.May(section, Token.Minimal) ? ReferralRefusals.OnlyItsAuthor : Refusal.Invalid("sections", "not_open_to_you"));
            agreed |= section.Bit();
            if (carried == false) minimal |= section.Bit();
        }

        return new ReferralScope(agreed, minimal);
    }

    /// <summary>True: in full; false: as minimal fields; null: not by this sender.</summary>
    public static bool? Carried(CaseRights rights, Section section)
    {
        if (section == Section.ShelterAddress) return null;
        if (section == Section.Health && !rights.May(section, Token.Own | Token.Named)) return null;
        if (rights.May(section, Token.All)) return true;
        return rights.May(section, Token.Minimal | Token.Own | Token.Named) ? false : null;
    }

    /// <summary>What the receiver may look at to decide: as asked, by default all that claiming can open, as far as the sender sees it.</summary>
    public static int ToDecide(CaseRights rights, IReadOnlyList<Section>? asked) =>
        Access.Sections.Mask(Access.Sections.In(ReferralKinds.ToDecide).Where(section => (asked is null || asked.Contains(section)) && Carried(rights, section) is not null));
}
