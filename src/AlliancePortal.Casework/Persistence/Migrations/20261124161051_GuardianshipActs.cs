using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlliancePortal.Casework.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class GuardianshipActs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "end_ground",
                schema: "casework",
                table: "guardianships",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "end_reason_of_csw",
                schema: "casework",
                table: "guardianships",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "end_reason_of_vaau",
                schema: "casework",
                table: "guardianships",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "handover_reason",
                schema: "casework",
                table: "guardianships",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "phone_confirmed_at",
                schema: "casework",
                table: "guardianships",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "phone_confirmed_by",
                schema: "casework",
                table: "guardianships",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "age_assessments",
                schema: "casework",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    body = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    method = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    assessed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    age = table.Column<short>(type: "smallint", nullable: false),
                    margin = table.Column<short>(type: "smallint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_age_assessments", x => x.id);
                    table.ForeignKey(
                        name: "fk_age_assessments_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "casework",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_due_work_subject_id",
                schema: "casework",
                table: "due_work",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "ix_age_assessments_case_id_assessed_on",
                schema: "casework",
                table: "age_assessments",
                columns: new[] { "case_id", "assessed_on" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "age_assessments",
                schema: "casework");

            migrationBuilder.DropIndex(
                name: "ix_due_work_subject_id",
                schema: "casework",
                table: "due_work");

            migrationBuilder.DropColumn(
                name: "end_ground",
                schema: "casework",
                table: "guardianships");

            migrationBuilder.DropColumn(
                name: "end_reason_of_csw",
                schema: "casework",
                table: "guardianships");

            migrationBuilder.DropColumn(
                name: "end_reason_of_vaau",
                schema: "casework",
                table: "guardianships");

            migrationBuilder.DropColumn(
                name: "handover_reason",
                schema: "casework",
                table: "guardianships");

            migrationBuilder.DropColumn(
                name: "phone_confirmed_at",
                schema: "casework",
                table: "guardianships");

            migrationBuilder.DropColumn(
                name: "phone_confirmed_by",
                schema: "casework",
                table: "guardianships");
        }
    }
}
