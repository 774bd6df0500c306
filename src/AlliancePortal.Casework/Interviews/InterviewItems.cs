using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Interviews;

/// <summary>Opens what the reader may know of a page of interviews, with one statement for each kind of row.</summary>
internal static class InterviewItems
{
    public static async Task<IReadOnlyList<InterviewItem>> ShowAsync(Operation operation, IReadOnlyList<InterviewBoxRow> rows, CancellationToken cancel)
    {
        var ids = rows.Select(row => row.InterviewId).ToArray();
        var caseIds = rows.Select(row => row.CaseId).Distinct().ToArray();
        var units = operation.Worker.UnitIds;
        var interviews = await operation.Db.Interviews.AsNoTracking().Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancel);
        var details = await operation.Db.InterviewDetails.AsNoTracking().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.Facts, cancel);
        var listed = (await operation.Db.Caseload.AsNoTracking().Where(row => caseIds.Contains(row.CaseId) && units.Contains(row.UnitId)).ToListAsync(cancel))
            .GroupBy(row => row.CaseId).Select(group => CaseloadRows.Counting(operation, group)!).ToList();
        var victims = listed.ToDictionary(row => row.CaseId, row => row.VictimId);
        var people = (await CaseloadRows.ShowAsync(operation, listed, cancel)).ToDictionary(item => item.CaseId);
        var agencies = await operation.Db.Agencies.AsNoTracking().ToDictionaryAsync(a => a.Id, a => a, cancel);
        var lacking = (await operation.Db.Database.SqlQuery<Guid>($"select value as \"Value\" from casework.interviews_lacking_worker({ids}) as value").ToListAsync(cancel)).ToHashSet();
        var atCentre = operation.Worker.Role is Role.SocialWorker or Role.CswSupervisor;

        var items = new List<InterviewItem>(rows.Count);
        foreach (var row in rows)
        {
            if (!interviews.TryGetValue(row.InterviewId, out var i) || !people.TryGetValue(row.CaseId, out var person)) continue;
            var facts = await operation.Seals.OpenAsync<InterviewFacts>(victims[row.CaseId], "interview_facts", details.GetValueOrDefault(row.InterviewId), cancel);
            var toAttend = i.SocialWorkerUserId == operation.Worker.UserId;
            items.Add(new InterviewItem(
                i.Id, i.CaseId, person.CaseNumber, person.DisplayName, person.IsChild, i.Kind, i.State.Code(), i.Purpose, i.Language, i.StartedAt, i.EndedAt,
                agencies.GetValueOrDefault(i.AgencyId)?.Name, facts?.Place, i.Attendees.FirstOrDefault(a => a.Role == "social_worker")?.Name, i.AttendanceConfirmedAt, toAttend,
                atCentre && i.State == InterviewState.Booked && (person.IsChild || toAttend) && !(toAttend && i.AttendanceConfirmedAt is not null),
                lacking.Contains(i.Id), operation.Worker.Owns(i.AgencyId)));
        }

        return items;
    }
}
