using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AlliancePortal.Casework.Kernel.Text;

namespace AlliancePortal.Casework.Access;

/// <summary>
/// Who acts, with which masks, at which business time: what the database's policies read. Bound to one backend
/// process, signed, and valid for at most a minute, so that an injected statement cannot make or prolong one.
/// </summary>
public sealed record Ticket
{
    /// <summary>The longest life of a ticket; a transaction that takes longer sees nothing any more.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(55);

    public required Guid UserId { get; init; }

    public required Guid AgencyId { get; init; }

    public required IReadOnlyList<Guid> UnitIds { get; init; }

    public required string Role { get; init; }

    /// <summary>Empty for people; what a system actor does: <c>clock</c>.</summary>
    public string Purpose { get; init; } = "";

    public required int ReadAll { get; init; }

    public required int ReadMinimal { get; init; }

    public required int ReadOwn { get; init; }

    /// <summary>Sections in which only the author (and named persons) reads an entry: session notes, lawyer–client content.</summary>
    public required int ReadNamed { get; init; }

    public required int Add { get; init; }

    public required int Edit { get; init; }

    /// <summary>Cases from which this person is excluded; beats everything.</summary>
    public required IReadOnlyList<Guid> Excluded { get; init; }

    /// <summary>Cases in which an official is involved and this person is not named: Investigation and Offenders are not theirs to read.</summary>
    public IReadOnlyList<Guid> Unnamed { get; init; } = [];

    /// <summary>The own agency and those whose work it took over: what they wrote, the successor goes on with as its own.</summary>
    public required IReadOnlyList<Guid> OwnAgencyIds { get; init; }

    /// <summary>Business time; the policies never ask the database's clock for it.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The ticket of a person in a role: its masks are the role's column of <see cref="AccessTable"/>.</summary>
    public static Ticket Of(Role role, Guid userId, Guid agencyId, IReadOnlyList<Guid> unitIds, IReadOnlyList<Guid> excluded, DateTimeOffset at)
    {
        var named = AccessTable.Mask(role, Token.Named);
        return new Ticket
        {
            UserId = userId,
            AgencyId = agencyId,
            UnitIds = unitIds,
            Role = role.Code(),
            ReadAll = AccessTable.Mask(role, Token.All),
            ReadMinimal = AccessTable.Mask(role, Token.Minimal),
            ReadOwn = AccessTable.Mask(role, Token.Own) & ~named,
            ReadNamed = named,
            Add = AccessTable.Mask(role, Token.Add),
            Edit = AccessTable.Mask(role, Token.Edit),
            Excluded = excluded,
            OwnAgencyIds = [agencyId],
            At = at,
        };
    }

    /// <summary>The ticket of the portal itself for one purpose: it opens no case, only what the policies give to that purpose.</summary>
    public static Ticket OfPortal(string purpose, DateTimeOffset at) => new()
    {
        UserId = Guid.Empty,
        AgencyId = Guid.Empty,
        UnitIds = [],
        Role = "",
        Purpose = purpose,
        ReadAll = 0,
        ReadMinimal = 0,
        ReadOwn = 0,
        ReadNamed = 0,
        Add = 0,
        Edit = 0,
        Excluded = [],
        OwnAgencyIds = [],
        At = at,
    };

    /// <summary>Whether the other says the same, field by field.</summary>
    public bool SaysAs(Ticket other) => Fields() == other.Fields();

    /// <summary>The signed text that goes into the transaction.</summary>
    /// <param name="key">The signing key that the database knows under <paramref name="keyId"/>.</param>
    /// <param name="keyId">The key's id.</param>
    /// <param name="backendPid">The process id of the backend that runs the transaction.</param>
    /// <param name="expires">When the database stops believing it, in real time.</param>
    public string Sign(byte[] key, string keyId, int backendPid, DateTimeOffset expires)
    {
        var body = string.Join('|',
            keyId,
            backendPid.ToString(CultureInfo.InvariantCulture),
            expires.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            Fields());
        var mac = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(body));
        return $"{body}|{Convert.ToHexStringLower(mac)}";
    }

    private string Fields() => string.Join('|',
        UserId, AgencyId, Array(UnitIds), Role, Purpose,
        ReadAll, ReadMinimal, ReadOwn, ReadNamed, Add, Edit,
        Array(Excluded), Array(Unnamed), Array(OwnAgencyIds),
        At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));

    private static string Array(IReadOnlyList<Guid> ids) => $"{{{string.Join(',', ids)}}}";
}
