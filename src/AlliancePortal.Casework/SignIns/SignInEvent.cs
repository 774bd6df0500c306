using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.SignIns;

/// <summary>What happened to a person's account: somebody signed in or was refused, a factor changed, a sign-in ended. Its owner reads it; the audit keeps it.</summary>
public sealed class SignInEvent
{
    public Guid Id { get; init; }

    /// <summary>Whose account it is.</summary>
    public Guid UserId { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>A code of <see cref="SignInKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>A code of <see cref="SignInFactors"/>: what was shown; null where nothing was.</summary>
    public string? Factor { get; init; }

    /// <summary>Browser and system in words; null: a program, or it did not say.</summary>
    public string? Device { get; init; }

    /// <summary>The address of the network from which it came, sealed: that of a shelter would tell where it is.</summary>
    public byte[]? Address { get; init; }

    /// <summary>That person had not signed in in that browser before.</summary>
    public bool IsNewPlace { get; init; }

    /// <summary>Who else did it; null: whoever used the account.</summary>
    public Guid? ByUserId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SignInEvent>
    {
        public void Configure(EntityTypeBuilder<SignInEvent> table)
        {
            table.ToTable("sign_in_events");
            table.HasIndex(one => new { one.UserId, one.At }).IsDescending(false, true);
            table.HasIndex(one => one.At);
        }
    }
}

/// <summary>What can happen to an account.</summary>
public static class SignInKinds
{
    public const string SignedIn = "signed_in";

    /// <summary>Something that was shown did not fit, or the account was locked or closed.</summary>
    public const string Refused = "refused";

    public const string AppSetUp = "app_set_up";
    public const string PasskeyAdded = "passkey_added";
    public const string PasskeyRemoved = "passkey_removed";
    public const string CodesRenewed = "codes_renewed";
    public const string PasswordChosen = "password_chosen";
    public const string PasswordChanged = "password_changed";

    /// <summary>Taken away by two others, because it was lost.</summary>
    public const string FactorReset = "factor_reset";

    public const string SignedOut = "signed_out";

    /// <summary>Ended from another browser of the person's.</summary>
    public const string Ended = "ended";

    public const string OthersEnded = "others_ended";

    /// <summary>All of them, by an administrator.</summary>
    public const string EndedByAdministrator = "ended_by_administrator";

    public static IReadOnlyList<string> All { get; } =
    [
        SignedIn, Refused, AppSetUp, PasskeyAdded, PasskeyRemoved, CodesRenewed, PasswordChosen, PasswordChanged, FactorReset, SignedOut, Ended, OthersEnded, EndedByAdministrator,
    ];
}

/// <summary>What a person shows of herself.</summary>
public static class SignInFactors
{
    /// <summary>The only one of a demonstration account.</summary>
    public const string Password = "password";

    public const string App = "app";
    public const string RecoveryCode = "recovery_code";
    public const string Passkey = "passkey";

    public static IReadOnlyList<string> All { get; } = [Password, App, RecoveryCode, Passkey];
}
