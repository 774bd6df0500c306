using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Board;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Cases.Closing;
using AlliancePortal.Casework.Consent;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Referrals;
using AlliancePortal.Testing.Casework;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Board;

/// <summary>Whatever may happen to cases, in any order; a step that is refused has changed nothing.</summary>
internal sealed class BoardHistory(CaseworkWorld world, NpgsqlConnection superuser, Guid vaau, Guid shelter)
{
    public const int Kinds = 20;
    private readonly List<Guid> cases = [];
    private readonly List<Guid> guardianships = [];
    private readonly List<Guid> referrals = [];

    /// <summary>Steps that were not refused.</summary>
    public int Done { get; private set; }

    /// <param name="kind">Which of the <see cref="Kinds"/>.</param>
    /// <param name="pick">Which of the cases, children or referrals that there are.</param>
    public Task StepAsync(int kind, int pick)
    {
        var (one, ward, sent) = (Of(cases, pick), Of(guardianships, pick), Of(referrals, pick));
        return kind switch
        {
            0 or 1 => TakeInAsync(pick % 2 == 0 ? world.Investigator : world.OtherInvestigator, true),
            2 => TakeInAsync(world.SocialWorker, pick % 2 == 0),
            3 => TakeInAsync(world.Investigator, false),
            4 => TryAsync(world.SocialWorker, new AcknowledgeGuardianship(ward)),
            5 => TryAsync(world.CswSupervisor, new AppointGuardian(ward, world.SocialWorker.UserId)),
            6 or 7 => SendAsync(one, pick % 2 == 0),
            8 => TryAsync(Receiver(pick), new ClaimReferral(sent)),
            9 => TryAsync(Receiver(pick), new AcceptReferral(sent)),
            10 => TryAsync(Receiver(pick), new DeclineReferral { ReferralId = sent, Reason = "no_capacity" }),
            11 => TryAsync(world.Investigator, new WithdrawReferral { ReferralId = sent, Reason = "no_longer_needed" }),
            12 => TryAsync(world.PoliceSupervisor, new AssignCase { CaseId = one, UserId = world.PoliceSupervisor.UserId, Reason = "workload" }),
            13 => TryAsync(world.VaauSupervisor, Closings.Closing(one)),
            14 => TryAsync(world.VaauSupervisor, new ReopenCase { CaseId = one, Reason = "She came back." }),
            15 => TryAsync(world.Investigator, pick % 2 == 0 ? new RecordWithholding { CaseId = one, AgencyId = pick % 4 == 0 ? vaau : shelter } : new RecordWithholding { CaseId = one, UserId = world.CswSupervisor.UserId }),
            16 or 17 => KeepOutAsync(one, pick % 2 == 0 ? world.PoliceSupervisor : world.CswSupervisor),
            18 => TryAsync(world.Administrator, pick % 2 == 0 ? new BlockWorker(world.OtherInvestigator.UserId) : new BlockWorker(world.SocialWorker.UserId)),
            _ => Task.Run(() => world.Clock.Advance(TimeSpan.FromHours(1 + pick % 60))),
        };
    }

    private static Guid Of(List<Guid> all, int pick) => all.Count == 0 ? Guid.CreateVersion7() : all[pick % all.Count];

    private Actor Receiver(int pick) => pick % 2 == 0 ? world.Advocate : world.ShelterCaseworker;

    private async Task TakeInAsync(Actor by, bool child)
    {
        var outcome = await world.Casework.RunAsync(by, child ? Intakes.Child() : Intakes.Adult());
        if (!outcome.Succeeded) return;
        Done++;
        cases.Add(outcome.Value.CaseId);
        if (outcome.Value.GuardianshipId is { } guardianship) guardianships.Add(guardianship);
    }

    private async Task SendAsync(Guid one, bool advocacy)
    {
        var outcome = await world.Casework.RunAsync(world.Investigator, new SendReferral
        {
            CaseId = one,
            Kind = advocacy ? "advocacy" : "shelter",
            ToAgencyId = advocacy ? vaau : shelter,
            Sections = ["identity", "risk", "consent"],
            Basis = "vital_interests",
            Reason = "Help.",
            Urgency = "urgent",
        });
        if (!outcome.Succeeded) return;
        Done++;
        referrals.Add(outcome.Value.ReferralId);
    }

    private async Task KeepOutAsync(Guid one, Actor whom)
    {
        await using var insert = new NpgsqlCommand($"insert into casework.exclusions (user_id, case_id, set_by, set_at) select '{whom.UserId}', id, '{whom.UserId}', now() from casework.cases where id = '{one}' on conflict do nothing", superuser);
        Done += await insert.ExecuteNonQueryAsync();
    }

    private async Task TryAsync<T>(Actor by, IRequest<T> request) => Done += (await world.Casework.RunAsync(by, request)).Succeeded ? 1 : 0;
}
