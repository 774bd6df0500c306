using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlliancePortal.Casework.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class StaffReports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "misconduct_entries",
                schema: "casework",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    finding = table.Column<byte[]>(type: "bytea", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_misconduct_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "misconduct_tokens",
                schema: "casework",
                columns: table => new
                {
                    token = table.Column<byte[]>(type: "bytea", maxLength: 16, nullable: false),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_misconduct_tokens", x => new { x.token, x.entry_id });
                });

            migrationBuilder.CreateTable(
                name: "staff_report_letters",
                schema: "casework",
                columns: table => new
                {
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    author = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    words = table.Column<byte[]>(type: "bytea", nullable: false),
                    written_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_report_letters", x => new { x.report_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "staff_reports",
                schema: "casework",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    officer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    outcome = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    account = table.Column<byte[]>(type: "bytea", nullable: false),
                    accused = table.Column<byte[]>(type: "bytea", nullable: true),
                    received_on = table.Column<DateOnly>(type: "date", nullable: false),
                    changed_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_reports", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_staff_reports_code_hash",
                schema: "casework",
                table: "staff_reports",
                column: "code_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_reports_officer_id_changed_on",
                schema: "casework",
                table: "staff_reports",
                columns: new[] { "officer_id", "changed_on" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "misconduct_entries",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "misconduct_tokens",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "staff_report_letters",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "staff_reports",
                schema: "casework");
        }
    }
}
