using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Casework.Seeding;

/// <summary>An intake that is loaded as if it had been made then.</summary>
/// <param name="Worker">Who takes her in.</param>
/// <param name="Answer">For a child: how the Centre of the municipality answered; null: it has not yet.</param>
public sealed record LoadedIntake(ActingWorker Worker, DateTimeOffset At, TakeIn Request, CentreAnswer? Answer = null);

/// <summary>The Centre acknowledges a child.</summary>
/// <param name="Worker">Somebody of the Centre's unit that answers for children.</param>
public sealed record CentreAnswer(ActingWorker Worker, DateTimeOffset At);
