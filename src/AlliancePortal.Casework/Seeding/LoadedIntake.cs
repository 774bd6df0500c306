using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Casework.Seeding;

/// <summary>An intake that is loaded as if it had been made then.</summary>
/// <param name="Worker">Who takes her in.</param>
/// <param name="Answer">For a child: how the Centre of the municipality answered; null: it has not yet.</param>
/// <param name="Named">For a child: who of the Centre was named her guardian afterwards, by herself; null: nobody yet.</param>
public sealed record LoadedIntake(ActingWorker Worker, DateTimeOffset At, TakeIn Request, CentreAct? Answer = null, CentreAct? Named = null);

/// <summary>An act of the Centre.</summary>
/// <param name="Worker">Somebody of the Centre's unit that answers for children.</param>
public sealed record CentreAct(ActingWorker Worker, DateTimeOffset At);
