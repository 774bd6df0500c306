using AlliancePortal.Casework.Access;

namespace AlliancePortal.Casework.Kernel;

/// <summary>Which roles may ask for a use case at all. What they reach is cut further by ticket, participation and policy.</summary>
public sealed record Permission(IReadOnlySet<Role> Roles, string? Purpose = null)
{
    /// <summary>Every role that works on cases.</summary>
    public static Permission Casework { get; } = new(Access.Roles.Casework);

    /// <summary>Everyone signed in, for what concerns only themselves.</summary>
    public static Permission Everyone { get; } = new(Access.Roles.All.ToHashSet());

    /// <summary>The portal's own clock and nobody else.</summary>
    public static Permission ClockOnly { get; } = new(new HashSet<Role>(), Actor.Clock.Purpose);

    /// <summary>Whoever reports about a colleague, without a name.</summary>
    public static Permission SpeakUpOnly { get; } = new(new HashSet<Role>(), Actor.SpeakUp.Purpose);

    /// <summary>Where accounts are kept, and nobody else.</summary>
    public static Permission AccountsOnly { get; } = new(new HashSet<Role>(), Actor.Accounts.Purpose);

    /// <summary>The portal itself, started by whoever runs the machine.</summary>
    public static Permission SetupOnly { get; } = new(new HashSet<Role>(), Actor.Setup.Purpose);

    /// <summary>The portal itself at first start, and administrators.</summary>
    public static Permission Administration { get; } = new(new HashSet<Role> { Role.Administrator }, Actor.Setup.Purpose);

    /// <summary>The given roles.</summary>
    public static Permission For(params IEnumerable<Role> roles) => new(roles.ToHashSet());

    /// <summary>The roles whose ceiling in the section contains the right.</summary>
    public static Permission On(Section section, Token right) =>
        new(Access.Roles.Casework.Where(role => (AccessTable.Ceiling(role, section) & right) != 0).ToHashSet());
}
