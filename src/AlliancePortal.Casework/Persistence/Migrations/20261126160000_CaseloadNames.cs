using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlliancePortal.Casework.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class CaseloadNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "has_names",
                schema: "casework",
                table: "caseload",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "caseload_names",
                schema: "casework",
                columns: table => new
                {
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    names = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_caseload_names", x => new { x.unit_id, x.case_id });
                    table.ForeignKey(
                        name: "fk_caseload_names_caseload_unit_id_case_id",
                        columns: x => new { x.unit_id, x.case_id },
                        principalSchema: "casework",
                        principalTable: "caseload",
                        principalColumns: new[] { "unit_id", "case_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            // What stands in the lists moves. Row-level security binds the owner too; the projector's policy exists in a database that has rows.
            migrationBuilder.Sql("""
                do $$ begin
                    if exists (select 1 from pg_policies where schemaname = 'casework' and tablename = 'caseload' and policyname = 'projector') then
                        grant insert, select on casework.caseload_names to portal_projector;
                        set local role portal_projector;
                        insert into casework.caseload_names (unit_id, case_id, names) select unit_id, case_id, names from casework.caseload where names is not null;
                        update casework.caseload set has_names = true where names is not null;
                        reset role;
                    end if;
                end $$;
                """);

            migrationBuilder.DropColumn(
                name: "names",
                schema: "casework",
                table: "caseload");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "names",
                schema: "casework",
                table: "caseload",
                type: "bytea",
                nullable: true);

            migrationBuilder.DropTable(
                name: "caseload_names",
                schema: "casework");

            migrationBuilder.DropColumn(
                name: "has_names",
                schema: "casework",
                table: "caseload");
        }
    }
}
