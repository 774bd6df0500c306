using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Sealing.Custody;

/// <summary>The active key custodian with that sign-in name, who is about to get a share of the master key.</summary>
public sealed record FindCustodian(string Email) : IRequest<FoundWorker>;

internal sealed class FindCustodianUseCase : UseCase<FindCustodian, FoundWorker>
{
    private static readonly string Custodian = Role.KeyCustodian.Code();

    public override Permission Permission => Permission.SetupOnly;

    public override async Task<FoundWorker> HandleAsync(Operation operation, FindCustodian request, CancellationToken cancel)
    {
        var found = await operation.Db.Workers.Where(w => w.Email == request.Email && w.Role == Custodian && w.IsActive).Select(w => (Guid?)w.Id).SingleOrDefaultAsync(cancel);
        operation.Audit.Read(null, "key_custodian", found);
        return new FoundWorker(found);
    }
}
