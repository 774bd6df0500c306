using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Tests.Kernel.Text;
using FsCheck;
using FsCheck.Fluent;

namespace AlliancePortal.Casework.Tests.Access.Policies;

/// <summary>Tickets of any worker, and of the portal itself.</summary>
internal static class AnyTicket
{
    private static readonly Gen<Guid[]> Ids = Any.Id.ArrayOf().Resize(5);

    /// <summary>Of any role and with any masks, units, exclusions, purpose and time to the microsecond, which is what the database knows.</summary>
    public static readonly Gen<Ticket> Ticket =
        from role in Gen.Elements<Role>([.. Roles.All])
        from user in Any.Id
        from agency in Any.Id
        from units in Ids
        from excluded in Ids
        from unnamed in Ids
        from own in Ids
        from purpose in Gen.Elements("", "", "clock", "setup", "import")
        from minutes in Gen.Choose(0, 100 * 365 * 24 * 60)
        from microseconds in Gen.Choose(0, 59_999_999)
        from mask in Gen.Choose(0, int.MaxValue)
        let ticket = Casework.Access.Ticket.Of(role, user, agency, units, excluded, new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes).AddMicroseconds(microseconds))
        select ticket with { Unnamed = unnamed, OwnAgencyIds = own, Purpose = purpose, ReadMinimal = ticket.ReadMinimal ^ mask, Edit = ticket.Edit ^ (mask >> 7) };

    /// <summary>The fields of a ticket as text, to compare it with what the database read.</summary>
    public static string Fields(Ticket ticket) => Fields(
        ticket.UserId, ticket.AgencyId, ticket.UnitIds, ticket.Role, ticket.Purpose, [ticket.ReadAll, ticket.ReadMinimal, ticket.ReadOwn, ticket.ReadNamed, ticket.Add, ticket.Edit], ticket.Excluded, ticket.Unnamed, ticket.OwnAgencyIds, ticket.At.UtcDateTime);

    public static string Fields(Guid user, Guid agency, IEnumerable<Guid> units, string role, string purpose, int[] masks, IEnumerable<Guid> excluded, IEnumerable<Guid> unnamed, IEnumerable<Guid> own, DateTime at) =>
        $"{user}|{agency}|{string.Join(',', units)}|{role}|{purpose}|{string.Join(',', masks)}|{string.Join(',', excluded)}|{string.Join(',', unnamed)}|{string.Join(',', own)}|{at:O}";
}
