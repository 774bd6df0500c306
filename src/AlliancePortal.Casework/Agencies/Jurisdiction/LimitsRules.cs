namespace AlliancePortal.Casework.Agencies.Jurisdiction;

/// <summary>What ages and periods must satisfy; the floors are those of CETS 197.</summary>
internal static class LimitsRules
{
    /// <summary>One sentence per fault.</summary>
    public static IEnumerable<string> Check(Limits limits)
    {
        if (limits.AdultAge is < 18 or > 21)
        {
            yield return $"Adult age {limits.AdultAge} is not between 18 (CETS 197 Art. 4(d)) and 21.";
        }

        var ladder = limits.NotificationLadder;
        if (!(TimeSpan.Zero < ladder.DutyWorkerAgain && ladder.DutyWorkerAgain < ladder.SupervisorAndStandIn && ladder.SupervisorAndStandIn < ladder.Vaau))
        {
            yield return "The notification ladder does not ascend.";
        }

        var referral = limits.ReferralDeadlines;
        if (!(TimeSpan.Zero < referral.Immediate && referral.Immediate < referral.Urgent && referral.Urgent < referral.Routine))
        {
            yield return "The referral deadlines do not ascend from immediate to routine.";
        }

        if (limits.ReflectionPeriod < TimeSpan.FromDays(30))
        {
            yield return "The reflection period is shorter than 30 days (CETS 197 Art. 13).";
        }

        if (limits.KeyringBackup > TimeSpan.FromDays(30))
        {
            yield return "Keyring backups are kept longer than 30 days, so erasure would be complete too late.";
        }

        if (limits.BreakGlass > TimeSpan.FromHours(24) || limits.EscortVaultGrant > TimeSpan.FromHours(12))
        {
            yield return "Emergency access may last 24 hours and an escort's vault grant 12 hours at most.";
        }

        foreach (var (name, value) in Periods(limits).Where(period => period.Value <= TimeSpan.Zero))
        {
            yield return $"{name} is {value}; it must be longer than nothing.";
        }
    }

    private static IEnumerable<(string Name, TimeSpan Value)> Periods(Limits limits) =>
    [
        ("guardianAppointmentHours", limits.GuardianAppointment),
        ("consentLapseDays", limits.ConsentLapse),
        ("shelterAfterStayDays", limits.ShelterAfterStay),
        ("breakGlassHours", limits.BreakGlass),
        ("breakGlassReviewHours", limits.BreakGlassReview),
        ("escortVaultGrantHours", limits.EscortVaultGrant),
        ("keyringBackupDays", limits.KeyringBackup),
        ("accessRequestDays", limits.AccessRequest),
        ("nonPunishmentCheckDays", limits.NonPunishmentCheck),
    ];
}
