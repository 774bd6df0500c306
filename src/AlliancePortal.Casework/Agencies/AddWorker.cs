using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Placements;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Agencies;

/// <summary>
/// Adds a person to an agency in one role; nothing can be done in that name before a second person approves. The account follows by invitation; nobody sets another's password.
/// </summary>
public sealed record AddWorker : IRequest<Guid>
{
    public required string AgencyCode { get; init; }

    /// <summary>The unit in whose name they write, then (supervisors only) further units that they supervise.</summary>
    public required IReadOnlyList<string> UnitCodes { get; init; }

    public required string Role { get; init; }

    public required string DisplayName { get; init; }

    public required string Email { get; init; }

    public string? DutyPhone { get; init; }
}

[StepUp]
internal sealed class AddWorkerUseCase : UseCase<AddWorker, Guid>
{
    public override Permission Permission => Permission.Administration;

    public override async Task<Guid> HandleAsync(Operation operation, AddWorker request, CancellationToken cancel)
    {
        var agency = await operation.Db.Agencies.SingleOrDefaultAsync(a => a.Code == request.AgencyCode, cancel)
            ?? throw new RefusedException(Refusal.Invalid("agencyCode", "unknown"));
        var units = await WorkerPlace.CheckAsync(operation, agency, request.Role, request.UnitCodes, cancel);
        if (await operation.Db.Workers.AnyAsync(w => w.Email == request.Email, cancel)) throw new RefusedException(AgencyRefusals.EmailTaken);

        var worker = new WorkerRecord
        {
            Id = NewId.At(operation.Now),
            AgencyId = agency.Id,
            UnitIds = [.. units],
            Role = request.Role,
            DisplayName = PersonText.Line(request.DisplayName).Value!,
            Email = request.Email,
            DutyPhone = request.DutyPhone,
            IsActive = operation.IsPortal,
            IsApproved = operation.IsPortal,
        };
        operation.Db.Workers.Add(worker);
        operation.Audit.Wrote(null, "worker", worker.Id);
        if (!operation.IsPortal) await PlacementProposal.ProposeAsync(operation, worker.Id, isNew: true, worker.Role, worker.UnitIds, cancel);
        return worker.Id;
    }

    internal sealed class Shape : AbstractValidator<AddWorker>
    {
        public Shape()
        {
            RuleFor(r => r.DisplayName).Must(name => PersonText.Line(name).IsClean).WithErrorCode("not_text");
            RuleFor(r => r.Email).EmailAddress().WithErrorCode("not_an_email").MaximumLength(254).WithErrorCode("too_long");
            RuleFor(r => r.Role).Must(role => EnumCode.Find<Role>(role) is not null).WithErrorCode("unknown");
            RuleFor(r => r.UnitCodes).NotEmpty().WithErrorCode("empty");
        }
    }
}

/// <summary>Why a change to agencies and workers is refused.</summary>
public static class AgencyRefusals
{
    public static Refusal EmailTaken { get; } = new("email_taken");

    /// <summary>Nobody blocks themselves or changes their own role.</summary>
    public static Refusal NotOneself { get; } = new("not_oneself");

    /// <summary>Of somebody whom no second person has approved nothing else is changed.</summary>
    public static Refusal NotApproved { get; } = new("worker_not_approved");

    /// <summary>Who is blocked is not invited; unblock first.</summary>
    public static Refusal Blocked { get; } = new("worker_blocked");
}
