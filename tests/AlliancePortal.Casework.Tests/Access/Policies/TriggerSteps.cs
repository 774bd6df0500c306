using AlliancePortal.Casework.Kernel;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Access.Policies;

/// <summary>The steps of the <see cref="TriggerStory"/>: who (null: the portal's clock), what, and the code with which it is refused.</summary>
internal sealed class TriggerSteps(CaseworkWorld world, AnyRow rows, Func<Guid, string> unitOf, Func<Guid, string> agencyOf)
{
    private readonly Guid child = Guid.CreateVersion7();
    private readonly Guid adult = Guid.CreateVersion7();
    private readonly Guid anonymous = Guid.CreateVersion7();
    private readonly Guid guardianship = Guid.CreateVersion7();
    private readonly Guid interview = Guid.CreateVersion7();
    private readonly Guid referral = Guid.CreateVersion7();
    private readonly Guid rating = Guid.CreateVersion7();

    public IEnumerable<(Actor? Who, string Sql, string Expected)> All() =>
        [.. Opening(), .. Sections(), .. Guardianship(), .. Interviews(), .. Referral(), .. Withheld(), .. Supervision(), .. Closing()];

    private IEnumerable<(Actor?, string, string)> Opening()
    {
        var police = world.Investigator;
        yield return (police, $"{Case(child, true)}; {Guardian(child, guardianship, unitOf(world.SocialWorker.UserId))}; {Letter(child, police)}", "");
        yield return (police, Case(adult, false), "");
        yield return (police, Case(anonymous, false, "true"), "");
        yield return (police, Case(Guid.CreateVersion7(), true), "AP002");
        yield return (police, Guardian(adult, Guid.CreateVersion7(), unitOf(world.SocialWorker.UserId)), "AP003");
        yield return (police, $"update casework.cases set is_child = false where id = '{child}'", "AP011");
        // A Centre that finds a child itself answers at once; the letter to it finds that done.
        var (found, unit) = (Guid.CreateVersion7(), unitOf(world.SocialWorker.UserId));
        yield return (world.SocialWorker, $"{Case(found, true, by: world.SocialWorker)}; {Guardian(found, Guid.CreateVersion7(), unit, "acknowledged")}; {Letter(found, world.SocialWorker)}", "");
    }

    private IEnumerable<(Actor?, string, string)> Sections()
    {
        var police = world.Investigator;
        yield return (police, Row(police, "identities", child, ("names", "'\\x01'"), ("date_of_birth", "'2012-05-01'")), "");
        yield return (police, Row(police, "identity_essentials", child, ("label", "'\\x02'"), ("sex", "'female'")), "");
        yield return (police, Row(police, "risk_ratings", child, ("id", $"'{rating}'"), ("level", "'high'"), ("agreed", "false"), ("proposed", "false")), "");
        yield return (police, Row(police, "consents", adult, ("given_by", "'person'"), ("withdrawn_at", "null"), ("until", "'2027-01-31'")), "");
        yield return (police, Row(police, "case_entries", child, ("section", "18"), ("struck_out_at", "null"), ("struck_out_by", "null"), ("struck_out_reason", "null")), "");
        yield return (police, Row(police, "attachments", child, ("section", "18"), ("struck_out_at", "null"), ("struck_out_by", "null"), ("struck_out_reason", "null")), "");
        // Found by name as long as the case is open: closing it takes the tokens away.
        yield return (police, $"select casework.index_person('{adult}', '{agencyOf(police.UserId)}', array['\\x0a'::bytea], 1::smallint)", "");
        foreach (var table in new[] { "identities", "contacts", "contact_ways" }) yield return (police, Row(police, table, anonymous), "AP013");
        yield return (police, Row(police, "attachments", anonymous, ("section", "18")), "AP013");
        yield return (police, Row(police, "risk_grounds", adult, ("rating_id", $"'{rating}'")), "42501");
        yield return (police, Row(police, "risk_ratings", child, ("level", "'high'"), ("agreed", "true"), ("proposed", "false")), "AP010");
    }

    private IEnumerable<(Actor?, string, string)> Guardianship()
    {
        string Change(string set) => $"update casework.guardianships set {set} where id = '{guardianship}'";
        yield return (world.Investigator, Change($"csw_unit_id = '{unitOf(world.PejaSocialWorker.UserId)}'"), "AP003");
        yield return (world.Investigator, Change("ended_at = now(), state = 'ended'"), "AP003");
        yield return (world.SocialWorker, Change("state = 'acknowledged', acknowledged_at = now()"), "");
        yield return (world.SocialWorker, Change($"guardian_user_id = '{world.CswSupervisor.UserId}', appointed_at = now(), state = 'appointed'"), "");
        yield return (world.Investigator, $"update casework.cases set closed_at = now() where id = '{child}'", "AP012");
    }

    private IEnumerable<(Actor?, string, string)> Interviews()
    {
        var police = world.Investigator;
        (string, string)[] asked = [("kind", "'interview'"), ("state", "'booked'"), ("interpreter_id", "null"), ("held_before_guardianship", "false"), ("attendance_confirmed_at", "null")];
        yield return (police, Row(police, "interviews", child, [.. asked, ("social_worker_user_id", "null")]), "AP001");
        yield return (police, Row(police, "interviews", child, [.. asked, ("id", $"'{interview}'"), ("social_worker_user_id", $"'{world.SocialWorker.UserId}'")]), "");
        yield return (police, Row(police, "interview_notes", child, ("interview_id", $"'{interview}'")), "AP030");
        yield return (police, Row(police, "interview_details", adult, ("id", $"'{interview}'")), "42501");
        yield return (police, $"update casework.interviews set state = 'held' where id = '{interview}'", "");
        yield return (police, Row(police, "interview_notes", child, ("interview_id", $"'{interview}'")), "");
        yield return (police, Row(police, "interview_breaches", child), "");
    }

    private IEnumerable<(Actor?, string, string)> Referral()
    {
        string Change(string state) => $"update casework.referrals set state = '{state}' where id = '{referral}'";
        yield return (world.Investigator, Referred(child, referral, world.Advocate, "advocacy", unitOf(world.ShelterCaseworker.UserId)), "AP006");
        yield return (world.Investigator, Referred(child, referral, world.Advocate, "advocacy", unitOf(world.Advocate.UserId)), "");
        yield return (world.Advocate, Change("accepted"), "AP005");
        yield return (world.Advocate, Change("claimed"), "");
        yield return (world.Advocate, Change("accepted"), "");
        // Who never accepts leaves no row behind.
        var declined = Guid.CreateVersion7();
        yield return (world.Investigator, Referred(child, declined, world.ShelterCaseworker, "shelter", unitOf(world.ShelterCaseworker.UserId)), "");
        foreach (var state in new[] { "claimed", "declined" }) yield return (world.ShelterCaseworker, $"update casework.referrals set state = '{state}' where id = '{declined}'", "");
    }

    private IEnumerable<(Actor?, string, string)> Withheld()
    {
        string From(Guid caseId, Actor whom) => Row(world.Investigator, "withholdings", caseId, ("from_agency_id", $"'{agencyOf(whom.UserId)}'"), ("from_user_id", "null"), ("lifted_at", "null"), ("lifted_by", "null"));
        string Shelter() => Referred(adult, Guid.CreateVersion7(), world.ShelterCaseworker, "shelter", unitOf(world.ShelterCaseworker.UserId));
        yield return (world.Investigator, From(child, world.SocialWorker), "AP050");
        yield return (world.Lawyer, From(child, world.ShelterCaseworker), "42501");
        yield return (world.PejaSocialWorker, Emergency(child, world.PejaSocialWorker), "");
        yield return (world.Investigator, From(child, world.PejaSocialWorker), "");
        yield return (world.Investigator, Shelter(), "");
        yield return (world.Investigator, From(adult, world.ShelterCaseworker), "");
        yield return (world.Investigator, Shelter(), "AP051");
        string Charge(Actor team) => Row(world.Investigator, "charges", child, ("team_unit_id", $"'{unitOf(team.UserId)}'"), ("ended_at", "null"), ("checked_at", "null"), ("check_outcome", "null"), ("check_due_at", "now()"));
        yield return (world.Investigator, Charge(world.Investigator), "AP052");
        yield return (world.Investigator, Charge(world.OtherInvestigator), "");
        yield return (world.Investigator, Referred(child, Guid.CreateVersion7(), world.OtherInvestigator, "police", unitOf(world.OtherInvestigator.UserId)), "AP053");
    }

    private IEnumerable<(Actor?, string, string)> Supervision()
    {
        string Assign(Guid user) => rows.Insert("assignments", ("case_id", $"'{adult}'"), ("unit_id", $"'{unitOf(world.Investigator.UserId)}'"), ("user_id", $"'{user}'"), ("set_by", $"'{world.PoliceSupervisor.UserId}'"), ("reason", "null"));
        yield return (world.PoliceSupervisor, Assign(world.SocialWorker.UserId), "AP020");
        yield return (world.PoliceSupervisor, Assign(world.Investigator.UserId), "");
        var (placed, agency, unit) = (Guid.CreateVersion7(), agencyOf(world.Investigator.UserId), unitOf(world.Investigator.UserId));
        string Worker(bool active) => rows.Insert("workers", ("id", $"'{placed}'"), ("agency_id", $"'{agency}'"), ("unit_ids", $"array['{unit}'::uuid]"), ("role", "'police_investigator'"), ("is_active", $"{active}"));
        yield return (world.Administrator, Worker(true), "AP093");
        yield return (world.Administrator, Worker(false), "");
        var placement = Guid.CreateVersion7();
        yield return (world.Administrator, $"select casework.propose_placement('{placement}', '{placed}', true, 'police_investigator', array['{unit}'::uuid], now() + interval '1 day')", "");
        yield return (world.PoliceSupervisor, $"select casework.decide_placement('{placement}', true)", "");
        yield return (world.Administrator, $"update casework.workers set role = 'police_supervisor' where id = '{placed}'", "AP093");
        yield return (world.Administrator, $"update casework.workers set is_active = false where id = '{world.Administrator.UserId}'", "AP021");
        yield return (world.Administrator, $"update casework.workers set is_active = false where id = '{world.OtherInvestigator.UserId}'", "");
        yield return (world.VaauSupervisor, rows.Insert("exclusions", ("user_id", $"'{world.Advocate.UserId}'"), ("case_id", $"'{child}'"), ("set_by", $"'{world.VaauSupervisor.UserId}'")), "");
    }

    private IEnumerable<(Actor?, string, string)> Closing()
    {
        // Emergency accesses that end because their person is kept out, and because the case is closed.
        foreach (var person in new[] { world.PejaSocialWorker, world.SocialWorker }) yield return (person, Emergency(adult, person), "");
        yield return (world.VaauSupervisor, rows.Insert("exclusions", ("user_id", $"'{world.PejaSocialWorker.UserId}'"), ("case_id", $"'{adult}'"), ("set_by", $"'{world.VaauSupervisor.UserId}'"), ("lifted_at", "null")), "");
        yield return (world.CswSupervisor, $"update casework.guardianships set end_signed_by_csw = '{world.CswSupervisor.UserId}' where id = '{guardianship}'", "");
        yield return (world.VaauSupervisor, $"update casework.guardianships set end_signed_by_vaau = '{world.VaauSupervisor.UserId}', ended_at = now(), state = 'ended', end_ground = 'adult_by_birthday' where id = '{guardianship}'", "");
        yield return (world.Investigator, $"update casework.cases set closed_at = now() where id = '{adult}'", "");
    }

    private string Case(Guid id, bool isChild, string isAnonymous = "false", Actor? by = null) => rows.Insert("cases", ("id", $"'{id}'"), ("number", $"'{id.ToString()[^12..]}'"), ("status", "'presumed'"), ("municipality", "'prizren'"),
        ("opened_by_agency_id", $"'{agencyOf((by ?? world.Investigator).UserId)}'"), ("opened_by_unit_id", $"'{unitOf((by ?? world.Investigator).UserId)}'"), ("opened_by", $"'{(by ?? world.Investigator).UserId}'"),
        ("is_child", isChild ? "true" : "false"), ("child_basis", isChild ? "'date_of_birth'" : "null"), ("is_anonymous", isAnonymous), ("closed_at", "null"));

    private string Guardian(Guid caseId, Guid id, string unit, string state = "notified") => rows.Insert("guardianships", ("id", $"'{id}'"), ("case_id", $"'{caseId}'"), ("csw_unit_id", $"'{unit}'"), ("state", $"'{state}'"), ("acting_unit_id", "null"),
        ("handover_to_unit_id", "null"), ("acknowledged_at", state == "notified" ? "null" : "now()"), ("guardian_user_id", "null"), ("appointed_at", "null"), ("ended_at", "null"), ("end_signed_by_csw", "null"), ("end_signed_by_vaau", "null"),
        ("ladder_step", "0"), ("end_ground", "null"), ("phone_confirmed_at", "null"), ("phone_confirmed_by", "null"));

    private string Emergency(Guid caseId, Actor person) => rows.Insert("break_glasses", ("case_id", $"'{caseId}'"), ("user_id", $"'{person.UserId}'"), ("ended_at", "null"), ("answered_at", "null"), ("opened_at", "null"), ("full_mask", "1"), ("minimal_mask", "0"));

    private string Letter(Guid caseId, Actor by) => Referred(caseId, Guid.CreateVersion7(), world.SocialWorker, "guardianship", unitOf(world.SocialWorker.UserId), by);

    private string Referred(Guid caseId, Guid id, Actor to, string kind, string unit, Actor? by = null) => Row(by ?? world.Investigator, "referrals", caseId, ("id", $"'{id}'"), ("kind", $"'{kind}'"), ("to_agency_id", $"'{agencyOf(to.UserId)}'"),
        ("to_unit_id", $"'{unit}'"), ("basis", "'vital_interests'"), ("consent_id", "null"), ("sections", "255"), ("minimal_sections", "0"), ("needed_to_decide", "8"), ("state", "'sent'"), ("urgency", "'urgent'"), ("claimed_by", "null"));

    private string Row(Actor by, string table, Guid caseId, params (string, string)[] given) =>
        rows.Insert(table, [("case_id", $"'{caseId}'"), ("agency_id", $"'{agencyOf(by.UserId)}'"), ("unit_id", $"'{unitOf(by.UserId)}'"), ("recorded_by", $"'{by.UserId}'"), .. given]);
}
