namespace AlliancePortal.Casework.Kernel;

/// <summary>Something a person or the clock asks of the casework, and what it answers.</summary>
public interface IRequest<TResult>;

/// <summary>The one way in: opens a transaction, sets the ticket, authorises, validates, handles, audits, commits.</summary>
public interface ICasework
{
    /// <summary>Runs the request for the actor. Expected refusals come back as values; a broken database as <see cref="Refusal.Unavailable"/>.</summary>
    /// <exception cref="InvalidOperationException">The request type has no use case, or the use case declares no permission.</exception>
    Task<Outcome<TResult>> RunAsync<TResult>(Actor actor, IRequest<TResult> request, CancellationToken cancel = default);
}
