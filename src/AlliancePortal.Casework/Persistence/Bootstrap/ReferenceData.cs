using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Kernel.Codes;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Retention;
using Npgsql;

namespace AlliancePortal.Casework.Persistence.Bootstrap;

/// <summary>Puts the jurisdiction file and the basis table into the schema <c>reference</c>; what was changed in the portal stays.</summary>
internal static class ReferenceData
{
    public static async Task LoadAsync(NpgsqlConnection owner, JurisdictionFile jurisdiction, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(owner);
        void Add(string sql, params object?[] values)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
            batch.BatchCommands.Add(command);
        }

        Add("delete from reference.basis_openings");
        foreach (var row in BasisTable.Rows)
            Add("insert into reference.basis_openings (basis, variant, full_mask, minimal_mask, work_mask) values ($1, $2, $3, $4, $5)", row.Basis.Code(), row.Variant, row.Opening.Full, row.Opening.Minimal, row.Opening.Work);

        Add("delete from reference.kind_reach");
        foreach (var kind in Agencies.AgencyKinds.All)
            Add("insert into reference.kind_reach (kind, mask) values ($1, $2)", kind, AccessTable.Reach(kind));

        var ladder = jurisdiction.Limits.NotificationLadder;
        Add("delete from reference.ladder");
        foreach (var (step, after) in new[] { (1, ladder.DutyWorkerAgain), (2, ladder.SupervisorAndStandIn), (3, ladder.Vaau) })
            Add("insert into reference.ladder (step, after) values ($1, $2)", (short)step, after);

        Add("delete from reference.retention");
        foreach (var (place, entry) in jurisdiction.Retention.Index())
            Add("insert into reference.retention (category, place, by_itself, unit, usual, least, most) values ($1, $2, $3, $4, $5, $6, $7)",
                entry.Category, place, RetentionCategories.ByItself.Contains(entry.Category), entry.Unit, entry.Usual, entry.Least, entry.Most);

        foreach (var agency in jurisdiction.Agencies)
        {
            Add("insert into reference.agencies (id, code, kind, name_en, name_sq, name_sr, municipality) values ($1, $2, $3, $4, $5, $6, $7) on conflict (code) do nothing",
                [Guid.CreateVersion7(), agency.Code, agency.Kind, .. Names(agency.Names), agency.Municipality]);
            foreach (var unit in agency.Units)
                Add("""
                    insert into reference.units (id, agency_id, code, name_en, name_sq, name_sr, service_line, duty_phone)
                    select $1, a.id, $2, $3, $4, $5, $6, $7 from reference.agencies a where a.code = $8 on conflict (code) do nothing
                    """, [Guid.CreateVersion7(), unit.Code, .. Names(unit.Names), unit.ServiceLine, unit.DutyPhone, agency.Code]);
        }

        foreach (var (csw, standIn) in jurisdiction.StandIns)
            Add("""
                update reference.units u set stand_in_unit_id = s.id from reference.agencies a, reference.units s join reference.agencies b on b.id = s.agency_id
                where u.agency_id = a.id and a.code = $1 and b.code = $2 and u.stand_in_unit_id is null
                """, csw, standIn);
        await batch.ExecuteNonQueryAsync(cancel);
    }

    private static object[] Names(LocalText names) => [names.In("en"), names.In("sq"), names.In("sr-Latn")];
}
