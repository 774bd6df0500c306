using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Interviews;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Interviews;

/// <summary>The interviews of a case: topics already covered first, so that nobody asks twice; the full record only where the reader may know it.</summary>
public sealed partial class InterviewsPanel
{
    private InterviewsView? shown;
    private IReadOnlyList<Refusal> refusals = [];
    private CaseView? read;

    [Parameter, EditorRequired]
    public required CaseView Case { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (ReferenceEquals(read, Case)) return;
        read = Case;
        var outcome = await AskAsync(new ShowInterviews(Case.CaseId));
        refusals = outcome.Refusal is { } refusal ? InWords(refusal) : [];
        shown = outcome.Succeeded ? outcome.Value : null;
    }

    private IEnumerable<(string Term, string Value)> FactsOf(InterviewLine line)
    {
        if (line.Agency is { } agency) yield return (Words["Col_By"], agency.Name);
        yield return (Words["Language"], Labels.Of("language", line.Language));
        if (line.EndedAt is { } end) yield return (Words["Duration"], Time.Span(end - line.StartedAt));
        if (line.Topics.Count > 0) yield return (Words["Topics"], Labels.List("interview_topic", line.Topics));
        if (line.Attendees.Count > 0) yield return (Words["Attendees"], string.Join(", ", line.Attendees.Select(person => person.Name is { } name ? $"{name} ({Labels.Of("attendee_role", person.Role)})" : Labels.Of("attendee_role", person.Role))));
        if (line is { State: "booked" } && line.Attendees.Any(person => person.Role == "social_worker"))
            yield return (Words["Col_Worker"], line.AttendanceConfirmedAt is { } at ? Words["ConfirmedAt", Time.Absolute(at)] : Words["State_Awaited"]);
        if (line.Facts is not { } facts) yield break;
        yield return (Words["Place"], facts.Place);
        if (facts.InterpreterPresence is { } presence) yield return (Words["Presence"], Labels.Of("interpreter_presence", presence) + (facts.InterpreterName is { } name ? $": {name}" : ""));
        if (facts.InterpreterName is not null && line.State == "held") yield return (Words["Knows"], Words[facts.KnowsInterpreter switch { true => "Knows_Yes", false => "Knows_No", null => "Knows_NotAsked" }]);
        if (facts.InterviewerSex is { } sex) yield return (Words["InterviewerSex"], Labels.Of("sex", sex));
        if (facts.Breaks.Count > 0) yield return (Words["Breaks"], string.Join(", ", facts.Breaks.Select(pause => $"{Time.Clock(pause.From)}–{Time.Clock(pause.To)}")));
        if (facts.CancelledBecause is { } because) yield return (Words["CancelledBecause"], because);
    }
}
