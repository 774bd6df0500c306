using System.Text.Json.Serialization;

namespace AlliancePortal.Casework.Agencies.Jurisdiction;

/// <summary>The ages and periods that law and local agreement set.</summary>
public sealed record Limits
{
    /// <summary>Birthday that ends childhood, in years (CETS 197 Art. 4(d): 18).</summary>
    public required int AdultAge { get; init; }

    /// <summary>What happens while no CSW has acknowledged a child.</summary>
    public required NotificationLadder NotificationLadder { get; init; }

    /// <summary>From the notification of the CSW until a guardian must be named.</summary>
    [JsonPropertyName("guardianAppointmentHours"), JsonConverter(typeof(Hours))]
    public required TimeSpan GuardianAppointment { get; init; }

    /// <summary>From sending a referral until it must be accepted or declined.</summary>
    public required ReferralDeadlines ReferralDeadlines { get; init; }

    /// <summary>Time to recover and decide, without removal (CETS 197 Art. 13: at least 30 days).</summary>
    [JsonPropertyName("reflectionPeriodDays"), JsonConverter(typeof(Days))]
    public required TimeSpan ReflectionPeriod { get; init; }

    /// <summary>From the 18th birthday until the consents given by the guardian lapse.</summary>
    [JsonPropertyName("consentLapseDays"), JsonConverter(typeof(Days))]
    public required TimeSpan ConsentLapse { get; init; }

    /// <summary>From the end of a stay until the shelter becomes a former participant.</summary>
    [JsonPropertyName("shelterAfterStayDays"), JsonConverter(typeof(Days))]
    public required TimeSpan ShelterAfterStay { get; init; }

    /// <summary>How long emergency access stays open.</summary>
    [JsonPropertyName("breakGlassHours"), JsonConverter(typeof(Hours))]
    public required TimeSpan BreakGlass { get; init; }

    /// <summary>Within what time emergency access is decided, or reviewed where it opened at once; then others are told.</summary>
    [JsonPropertyName("breakGlassReviewHours"), JsonConverter(typeof(Hours))]
    public required TimeSpan BreakGlassReview { get; init; }

    /// <summary>The longest time for which an escorting officer may be shown a shelter's address.</summary>
    [JsonPropertyName("escortVaultGrantHours"), JsonConverter(typeof(Hours))]
    public required TimeSpan EscortVaultGrant { get; init; }

    /// <summary>From a charge against a victim until her advocate must have checked non-punishment (CETS 197 Art. 26).</summary>
    [JsonPropertyName("nonPunishmentCheckDays"), JsonConverter(typeof(Days))]
    public required TimeSpan NonPunishmentCheck { get; init; }

    /// <summary>How long a backup of the keyring is kept, which is how long erasure takes to be complete.</summary>
    [JsonPropertyName("keyringBackupDays"), JsonConverter(typeof(Days))]
    public required TimeSpan KeyringBackup { get; init; }

    /// <summary>From the person's request to see or correct her record until it must be answered.</summary>
    [JsonPropertyName("accessRequestDays"), JsonConverter(typeof(Days))]
    public required TimeSpan AccessRequest { get; init; }
}

/// <summary>Time since the CSW was notified of a child, without acknowledgement, at which others are told.</summary>
public sealed record NotificationLadder
{
    /// <summary>The CSW's duty worker is told again.</summary>
    [JsonPropertyName("dutyWorkerAgainMinutes"), JsonConverter(typeof(Minutes))]
    public required TimeSpan DutyWorkerAgain { get; init; }

    /// <summary>The CSW's supervisor is told, and the stand-in CSW becomes acting guardian.</summary>
    [JsonPropertyName("supervisorAndStandInMinutes"), JsonConverter(typeof(Minutes))]
    public required TimeSpan SupervisorAndStandIn { get; init; }

    /// <summary>VAAU is told, and the coordinator's counter rises.</summary>
    [JsonPropertyName("vaauMinutes"), JsonConverter(typeof(Minutes))]
    public required TimeSpan Vaau { get; init; }
}

/// <summary>Time to answer a referral, by its urgency.</summary>
public sealed record ReferralDeadlines
{
    [JsonPropertyName("immediateHours"), JsonConverter(typeof(Hours))]
    public required TimeSpan Immediate { get; init; }

    [JsonPropertyName("urgentHours"), JsonConverter(typeof(Hours))]
    public required TimeSpan Urgent { get; init; }

    [JsonPropertyName("routineHours"), JsonConverter(typeof(Hours))]
    public required TimeSpan Routine { get; init; }

    /// <summary>The time to answer for a value of the code set <c>urgency</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The urgency is none of immediate, urgent, routine.</exception>
    public TimeSpan For(string urgency) => urgency switch
    {
        "immediate" => Immediate,
        "urgent" => Urgent,
        "routine" => Routine,
        _ => throw new ArgumentOutOfRangeException(nameof(urgency), urgency, "immediate, urgent or routine"),
    };
}
