using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Kernel.Time;

namespace AlliancePortal.Casework.Intake;

/// <summary>The case that an intake opens, and who has it.</summary>
internal static class OpenedCase
{
    /// <summary>Adds both to the operation's database; the key of the person has to be there before they are stored.</summary>
    public static Case Add(Operation operation, TakeIn request, ChildStatus child, bool anonymous, CaseNumber number)
    {
        var opened = new Case
        {
            Id = NewId.At(operation.Now),
            Number = number.ToString(),
            VictimId = NewId.At(operation.Now),
            OpenedByAgencyId = operation.Worker.AgencyId,
            OpenedByUnitId = operation.Worker.UnitId,
            OpenedBy = operation.Worker.UserId,
            OpenedAt = operation.Now,
            FoundAt = request.FoundAt,
            IdentifiedAt = request.IdentifiedAt,
            Municipality = request.Municipality,
            Status = request.Status,
            StatusDecidedBy = request.Import?.StatusDecidedBy,
            IsChild = child.IsChild,
            ChildBasis = child.Basis?.Code(),
            IsAnonymous = anonymous,
        };
        operation.Db.Add(opened);
        // A record of the past is nobody's work until a supervisor gives it to somebody.
        if (request.Import?.IsHistoric != true)
            operation.Db.Add(new Assignment { CaseId = opened.Id, UnitId = opened.OpenedByUnitId, UserId = opened.OpenedBy, SetBy = opened.OpenedBy, SetAt = operation.Now });
        operation.Audit.Wrote(opened.Id, "case");
        return opened;
    }
}
