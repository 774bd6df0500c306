using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Interviews;

/// <summary>Who takes part in an interview, checked against the people that exist: interviewers, social worker, interpreter, others.</summary>
internal sealed record InterviewParty(IReadOnlyList<Guid> Interviewers, Guid? SocialWorker, Interpreter? Interpreter, IReadOnlyList<InterviewAttendee> Attendees)
{
    /// <exception cref="RefusedException">A child's social worker is missing or of another Centre; somebody is unknown; the interpreter's vetting has ended.</exception>
    public static async Task<InterviewParty> CheckAsync(Operation operation, Case whole, InterviewTerms terms, CancellationToken cancel)
    {
        var guardians = (await GuardianWorkers.OfAsync(operation, whole.Id, cancel)).ToDictionary(worker => worker.UserId, worker => worker.Name);
        if (whole.IsChild && (terms.SocialWorkerUserId is not { } named || !guardians.ContainsKey(named))) throw new RefusedException(InterviewRefusals.ChildWithoutSocialWorker);

        var colleagues = await operation.Db.Workers.AsNoTracking().Where(w => w.AgencyId == operation.Worker.AgencyId && w.IsActive).ToDictionaryAsync(w => w.Id, w => w.DisplayName, cancel);
        string NameOf(Guid id, string field) => guardians.GetValueOrDefault(id) ?? colleagues.GetValueOrDefault(id) ?? throw new RefusedException(Refusal.Invalid(field, "unknown"));

        Guid[] interviewers = terms.InterviewerUserIds.Count > 0 ? [.. terms.InterviewerUserIds.Distinct()] : [operation.Worker.UserId];
        if (interviewers.Any(id => !colleagues.ContainsKey(id))) throw new RefusedException(Refusal.Invalid("interviewerUserIds", "unknown"));
        var people = interviewers.Select(id => new InterviewAttendee(id, colleagues[id], "interviewer")).ToList();
        if (terms.SocialWorkerUserId is { } worker) people.Add(new InterviewAttendee(worker, NameOf(worker, "socialWorkerUserId"), "social_worker"));
        people.AddRange(from person in terms.Attendees
                        where person.UserId is null || people.All(known => known.UserId != person.UserId)
                        select person with { Name = PersonText.Line(person.Name).Value ?? (person.UserId is { } id ? NameOf(id, "attendees") : null) });
        return new InterviewParty(interviewers, terms.SocialWorkerUserId, await InterpreterAsync(operation, terms, cancel), people);
    }

    private static async Task<Interpreter?> InterpreterAsync(Operation operation, InterviewTerms terms, CancellationToken cancel)
    {
        if (terms.InterpreterId is not { } id) return null;
        var found = await operation.Db.Interpreters.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancel) ?? throw new RefusedException(Refusal.Invalid("interpreter", "unknown"));
        return found.MayWorkOn(DateOnly.FromDateTime(terms.StartedAt.UtcDateTime)) ? found : throw new RefusedException(InterviewRefusals.InterpreterNotVetted);
    }
}
