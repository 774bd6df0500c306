using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlliancePortal.Casework.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class SearchTokensByUnit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_search_tokens",
                schema: "casework",
                table: "search_tokens");

            migrationBuilder.AddColumn<Guid>(
                name: "unit_id",
                schema: "casework",
                table: "search_tokens",
                type: "uuid",
                nullable: true);

            // What stands for an agency goes to its units that read the identity. Row-level security binds the owner too; the projector's policy exists in a database that has rows.
            migrationBuilder.Sql("""
                do $$ begin
                    if exists (select 1 from pg_policies where schemaname = 'casework' and tablename = 'search_tokens' and policyname = 'projector') then
                        set local role portal_projector;
                        insert into casework.search_tokens (unit_id, token, case_id, agency_id, key_version)
                        select distinct p.unit_id, t.token, t.case_id, t.agency_id, t.key_version from casework.search_tokens t
                        join casework.participations p on p.case_id = t.case_id and p.agency_id = t.agency_id and p.is_active and p.full_mask & 1 <> 0;
                        delete from casework.search_tokens where unit_id is null;
                        reset role;
                    end if;
                end $$;
                """);

            migrationBuilder.AlterColumn<Guid>(
                name: "unit_id",
                schema: "casework",
                table: "search_tokens",
                type: "uuid",
                nullable: false,
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.AddPrimaryKey(
                name: "pk_search_tokens",
                schema: "casework",
                table: "search_tokens",
                columns: new[] { "unit_id", "token", "case_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_search_tokens",
                schema: "casework",
                table: "search_tokens");

            migrationBuilder.DropColumn(
                name: "unit_id",
                schema: "casework",
                table: "search_tokens");

            migrationBuilder.AddPrimaryKey(
                name: "pk_search_tokens",
                schema: "casework",
                table: "search_tokens",
                columns: new[] { "agency_id", "token", "case_id" });
        }
    }
}
