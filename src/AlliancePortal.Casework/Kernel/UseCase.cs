namespace AlliancePortal.Casework.Kernel;

/// <summary>One thing the portal can do. One class per request; the gate finds it by its request type.</summary>
public abstract class UseCase<TRequest, TResult> where TRequest : IRequest<TResult>
{
    /// <summary>Who may ask.</summary>
    public abstract Permission Permission { get; }

    /// <summary>Does it. The transaction, the ticket and the rights check are there already.</summary>
    /// <exception cref="RefusedException">A named, expected no.</exception>
    public abstract Task<TResult> HandleAsync(Operation operation, TRequest request, CancellationToken cancel);

    /// <summary>Authorises on the stored record, before the shape of the input is looked at. By default the policies alone decide.</summary>
    /// <exception cref="RefusedException"><see cref="Refusal.NotFound"/> when the record is not this actor's.</exception>
    public virtual Task AuthoriseAsync(Operation operation, TRequest request, CancellationToken cancel) => Task.CompletedTask;
}
