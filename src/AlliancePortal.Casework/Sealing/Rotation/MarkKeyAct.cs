using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;

namespace AlliancePortal.Casework.Sealing.Rotation;

/// <summary>Puts what whoever runs the machine did with the master key into the audit, before it is done and after.</summary>
/// <param name="Act">What of it.</param>
public sealed record MarkKeyAct(KeyAct Act) : IRequest<bool>;

/// <summary>What can be done with the master key.</summary>
public enum KeyAct
{
    RotationStarted,
    RotationDone,
    Split,
    Recovered,
}

internal sealed class MarkKeyActUseCase : UseCase<MarkKeyAct, bool>
{
    public override Permission Permission => Permission.SetupOnly;

    public override Task<bool> HandleAsync(Operation operation, MarkKeyAct request, CancellationToken cancel)
    {
        operation.Audit.Wrote(null, "key_" + request.Act.Code());
        return Task.FromResult(true);
    }
}
