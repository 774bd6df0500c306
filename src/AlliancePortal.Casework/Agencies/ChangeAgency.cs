using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Agencies;

/// <summary>Another name for an agency.</summary>
public sealed record ChangeAgency(Guid AgencyId, PlaceNames Names) : IRequest<AgencyChanged>;

public sealed record AgencyChanged(Guid AgencyId);

internal sealed class ChangeAgencyUseCase : UseCase<ChangeAgency, AgencyChanged>
{
    public override Permission Permission => Permission.For(Role.Administrator);

    public override async Task<AgencyChanged> HandleAsync(Operation operation, ChangeAgency request, CancellationToken cancel)
    {
        var names = request.Names.Clean();
        if (!await operation.Db.Database.SqlQuery<bool>($"select casework.change_agency({request.AgencyId}, {names.En}, {names.Sq}, {names.Sr}) as \"Value\"").SingleAsync(cancel))
            throw new RefusedException(Refusal.NotFound);
        operation.Audit.Wrote(null, "agency", request.AgencyId);
        return new AgencyChanged(request.AgencyId);
    }

    internal sealed class Shape : AbstractValidator<ChangeAgency>
    {
        public Shape() => RuleFor(r => r.Names).MustBeNames();
    }
}
