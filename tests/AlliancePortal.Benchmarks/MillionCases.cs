namespace AlliancePortal.Benchmarks;

/// <summary>A million cases put straight into the tables, without triggers and keys: enough for the planner to show what a policy costs, and nothing that anybody could read.</summary>
internal static class MillionCases
{
    /// <summary>Each case belongs to one of the units, in turn; every tenth belongs to the measured unit too.</summary>
    public const string Fill = """
        set session_replication_role = replica;
        create temp table made as
            select n, gen_random_uuid() as id, now() - n * interval '20 seconds' as at,
                   (array(select id from reference.units order by id))[1 + n % (select count(*) from reference.units)::int] as unit_id
            from generate_series(1, @cases) n;
        insert into casework.cases (id, number, victim_id, opened_by_agency_id, opened_by_unit_id, opened_by, opened_at, identified_at, municipality, status, is_child, is_anonymous, version)
            select id, 'M-' || n, id, @agency, unit_id, @user, at, at, 'prizren', 'presumed', false, false, 1 from made;
        insert into casework.identity_essentials (case_id, sex, languages, needs_interpreter, version, agency_id, unit_id, recorded_by, recorded_at)
            select id, 'female', '{sq}', false, 1, @agency, unit_id, @user, at from made;
        insert into casework.participations (case_id, unit_id, source_id, agency_id, basis, full_mask, minimal_mask, own_mask, is_active, since)
            select id, unit_id, id, @agency, 'opened', 524287, 0, 0, true, at from made
            union all select id, @unit, gen_random_uuid(), @agency, 'opened', 524287, 0, 0, true, at from made where n % 10 = 0 and unit_id <> @unit;
        insert into casework.caseload (unit_id, case_id, victim_id, number, is_child, status, municipality, is_active, is_closed, last_activity_at)
            select p.unit_id, m.id, m.id, 'M-' || m.n, false, 'presumed', 'prizren', true, false, m.at from made m join casework.participations p on p.case_id = m.id;
        insert into casework.search_tokens (unit_id, agency_id, token, case_id, key_version)
            select @unit, @agency, sha256(convert_to('name ' || n % 5000, 'UTF8')), id, 1 from made where n % 10 = 0;
        set session_replication_role = origin;
        analyze casework.cases, casework.identity_essentials, casework.participations, casework.caseload, casework.search_tokens;
        """;
}
