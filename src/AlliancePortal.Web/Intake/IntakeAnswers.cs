using System.Globalization;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Web.Localization;
using AlliancePortal.Web.Shared;
using Microsoft.Extensions.Localization;

namespace AlliancePortal.Web.Intake;

/// <summary>An intake as its sender reads it before sending: labels and answers in words, what is missing with its reason.</summary>
public sealed class IntakeAnswers(IStringLocalizer<IntakeWords> words, JurisdictionFile jurisdiction, LocalTime time)
{
    /// <summary>Key of the label and the answer, in the order of the page; a fact that was neither given nor asked about stands with its reason.</summary>
    public IReadOnlyList<(string Word, string Answer)> Of(TakeIn intake, IReadOnlyList<AgencyListing> agencies)
    {
        var person = intake.Person;
        var answers = new (string Word, string? Answer)[]
        {
            ("urgentMedical", intake.UrgentMedical),
            ("languages", Labels.List("language", person.Languages)),
            ("needsInterpreter", person.NeedsInterpreter is { } needed ? words[needed ? "Yes" : "No"].Value : null),
            ("safeWay", person.SafeWay),
            ("contact", person.Contact),
            ("name", string.Join(' ', new[] { person.FirstName, person.LastName }.Where(part => !string.IsNullOrWhiteSpace(part)))),
            ("aliases", string.Join(", ", person.Aliases)),
            ("dateOfBirth", person.DateOfBirth is { } birth ? birth.IsFull ? time.Date(birth.Earliest) : birth.ToString() : null),
            ("apparentAge", person.ApparentAge is { } age ? $"{age.From}–{age.To}" : null),
            ("sex", Labels.Of("sex", person.Sex)),
            ("citizenships", Labels.List("country", person.Citizenships)),
            ("identityNumber", person.IdentityNumber),
            ("municipality", jurisdiction.NameOf(intake.Municipality)),
            ("identifiedAt", time.DateAndClock(intake.IdentifiedAt)),
            ("foundAt", intake.FoundAt is { } found ? time.DateAndClock(found) : null),
            ("circumstances", intake.Circumstances),
            ("exploitationTypes", Labels.List("exploitation_type", intake.Exploitation?.Types ?? [])),
            ("meansOfControl", Labels.List("means_of_control", intake.Exploitation?.MeansOfControl ?? [])),
            ("recruiterRelation", intake.Exploitation?.RecruiterRelation is { } relation ? Labels.Of("recruiter_relationship", relation) : null),
            ("countries", Labels.List("country", intake.Exploitation?.Countries ?? [])),
            ("year", intake.Exploitation?.Year?.ToString(CultureInfo.InvariantCulture)),
            ("consent", words[intake.Consent switch { null => "Consent_NotAsked", { Refused: true } => "Consent_Refused", _ => "Consent_Given" }]),
            ("purposes", Labels.List("consent_purpose", intake.Consent?.Purposes ?? [])),
            ("consentAgencies", string.Join(", ", agencies.Where(agency => intake.Consent?.AgencyIds.Contains(agency.Id) == true).Select(agency => agency.Name))),
            ("narrative", intake.Narrative),
        };
        return [.. from answer in answers
                   let missing = person.Unanswered.GetValueOrDefault(answer.Word)
                   let said = string.IsNullOrWhiteSpace(answer.Answer) ? missing is null ? null : Labels.Of("answer_state", missing) : answer.Answer
                   where said is not null
                   select (answer.Word, said)];
    }
}
