namespace AlliancePortal.Benchmarks;

/// <summary>One way of writing who sees a row, tried on the tables of a million cases and rolled back.</summary>
/// <param name="Name">What the table of results calls it.</param>
/// <param name="Setup">Puts the shape in place of the policy that stands; empty: as it stands.</param>
/// <param name="Role">The database role that reads; empty: the one whom no policy binds.</param>
internal sealed record PolicyShape(string Name, string Setup = "", string Role = "portal_app")
{
    private const string Units = "unit_id = any((select (access.ticket()).unit_ids)::uuid[])";
    private const string Participates = "exists (select 1 from casework.participations p where p.case_id = {0} and p." + Units + ")";

    private const string Function = """
        create function access.may_see(which uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as
            $$ select exists (select 1 from casework.participations p where p.case_id = which and p.unit_id = any((access.ticket()).unit_ids)) $$;
        grant execute on function access.may_see(uuid) to portal_app;
        """;

    /// <summary>Shapes for a unit's list: a page of the caseload by latest activity.</summary>
    public static IReadOnlyList<PolicyShape> ForLists { get; } =
    [
        new("no policy", Role: ""),
        new("the unit stands in the row, ticket read once (as it stands)"),
        new("the unit stands in the row, ticket read for each row", Instead("caseload", "unit_id = any((access.ticket()).unit_ids) and case_id <> all((access.ticket()).excluded)")),
        new("EXISTS on participations", Instead("caseload", string.Format(null, Participates, "caseload.case_id"))),
        new("a function of the case, called for each row", Function + Instead("caseload", "access.may_see(case_id)")),
    ];

    /// <summary>Shapes for a section of one case.</summary>
    public static IReadOnlyList<PolicyShape> ForSections { get; } =
    [
        new("no policy", Role: ""),
        new("mask and EXISTS on participations (as it stands)"),
        new("case_id = any(array of all my cases)", Instead("identity_essentials", "case_id = any(array(select p.case_id from casework.participations p where p." + Units + "))")),
        new("case_id in (my cases)", Instead("identity_essentials", "case_id in (select p.case_id from casework.participations p where p." + Units + ")")),
        new("a function of the case, called for each row", Function + Instead("identity_essentials", "access.may_see(case_id)")),
    ];

    private static string Instead(string table, string rule) => $"""
        do $$ declare p record; begin
            for p in select policyname from pg_policies where schemaname = 'casework' and tablename = '{table}' and 'portal_app' = any(roles) loop
                execute format('drop policy %I on casework.{table}', p.policyname);
            end loop;
        end $$;
        create policy tried on casework.{table} for select to portal_app using ({rule});
        """;
}
