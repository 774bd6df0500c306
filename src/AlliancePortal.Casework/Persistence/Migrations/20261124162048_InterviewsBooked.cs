using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlliancePortal.Casework.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class InterviewsBooked : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "place",
                schema: "casework",
                table: "interviews");

            // Names or roles in one text become a list of people with their roles, the place goes into the sealed record: nothing outside trials holds any yet.
            migrationBuilder.DropColumn(
                name: "attendees",
                schema: "casework",
                table: "interviews");

            migrationBuilder.AddColumn<string>(
                name: "attendees",
                schema: "casework",
                table: "interviews",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "attendance_confirmed_at",
                schema: "casework",
                table: "interviews",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "state",
                schema: "casework",
                table: "interviews",
                type: "text",
                nullable: false,
                defaultValue: "held");

            migrationBuilder.AddColumn<string>(
                name: "status",
                schema: "casework",
                table: "interpreters",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                defaultValue: "vetted");

            migrationBuilder.CreateTable(
                name: "interview_box",
                schema: "casework",
                columns: table => new
                {
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    interview_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    social_worker_user_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_interview_box", x => new { x.unit_id, x.interview_id });
                });

            migrationBuilder.CreateTable(
                name: "interview_details",
                schema: "casework",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    facts = table.Column<byte[]>(type: "bytea", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_interview_details", x => x.id);
                    table.ForeignKey(
                        name: "fk_interview_details_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "casework",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_interview_details_interviews_id",
                        column: x => x.id,
                        principalSchema: "casework",
                        principalTable: "interviews",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_interview_box_case_id",
                schema: "casework",
                table: "interview_box",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_interview_box_unit_id_started_at_interview_id",
                schema: "casework",
                table: "interview_box",
                columns: new[] { "unit_id", "started_at", "interview_id" });

            migrationBuilder.CreateIndex(
                name: "ix_interview_details_case_id",
                schema: "casework",
                table: "interview_details",
                column: "case_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "interview_box",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "interview_details",
                schema: "casework");

            migrationBuilder.DropColumn(
                name: "attendance_confirmed_at",
                schema: "casework",
                table: "interviews");

            migrationBuilder.DropColumn(
                name: "state",
                schema: "casework",
                table: "interviews");

            migrationBuilder.DropColumn(
                name: "status",
                schema: "casework",
                table: "interpreters");

            migrationBuilder.DropColumn(
                name: "attendees",
                schema: "casework",
                table: "interviews");

            migrationBuilder.AddColumn<string[]>(
                name: "attendees",
                schema: "casework",
                table: "interviews",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string>(
                name: "place",
                schema: "casework",
                table: "interviews",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");
        }
    }
}
