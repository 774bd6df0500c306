using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Persistence;

namespace AlliancePortal.Casework.Cases;

/// <summary>Tells what happened in a case; who may read the section's minimal fields sees it in the timeline.</summary>
internal static class Timeline
{
    public static void Tell(this CaseworkDb db, Operation operation, Guid caseId, Section section, string kind, Guid subjectId) =>
        db.Add(new CaseEvent
        {
            Id = NewId.At(operation.Now),
            CaseId = caseId,
            Section = (short)section,
            Kind = kind,
            At = operation.Now,
            AgencyId = operation.Worker.AgencyId,
            UnitId = operation.Worker.UnitId,
            UserId = operation.Worker.UserId,
            SubjectId = subjectId,
        });

    /// <summary>The same, when nobody but the portal's clock did it.</summary>
    public static void TellByClock(this CaseworkDb db, Operation operation, Guid caseId, Section section, string kind, Guid subjectId) =>
        db.CaseEvents.Add(new CaseEvent { Id = NewId.At(operation.Now), CaseId = caseId, Section = (short)section, Kind = kind, At = operation.Now, SubjectId = subjectId });
}
