namespace AlliancePortal.Web.Account;

/// <summary>How long a sign-in lasts and how often one may try.</summary>
public static class AccountLimits
{
    /// <summary>Without any request for that long, a browser's sign-in ends.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>Whatever the activity, one signs in anew after that: a shift and its handover.</summary>
    public static readonly TimeSpan Absolute = TimeSpan.FromHours(12);

    public static readonly TimeSpan AccessToken = TimeSpan.FromMinutes(30);

    public static readonly TimeSpan Invitation = TimeSpan.FromHours(72);

    /// <summary>From the approval of a reset to the new second factor.</summary>
    public static readonly TimeSpan FactorLink = TimeSpan.FromHours(24);

    /// <summary>How often an open page's right to be open is checked.</summary>
    public static readonly TimeSpan Revalidation = TimeSpan.FromMinutes(1);

    /// <summary>From the right password to the code; setting up a first authenticator app fits in it.</summary>
    public static readonly TimeSpan FirstStep = TimeSpan.FromMinutes(15);

    public const int TriesBeforeLockout = 5;

    public static readonly TimeSpan Lockout = TimeSpan.FromMinutes(15);

    /// <summary>Window in which failures are counted by address and by e-mail.</summary>
    public static readonly TimeSpan FailureWindow = TimeSpan.FromMinutes(5);

    public const int FailuresPerEmail = 10;

    /// <summary>An agency's whole office may stand behind one address.</summary>
    public const int FailuresPerAddress = 100;

    public const int EmailLength = 256;

    public const int PasswordMinimum = 12;

    public const int PasswordMaximum = 256;
}
