using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlliancePortal.Casework.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class BrowsingNoticed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "browsing_alerts",
                schema: "casework",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    rule = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    records = table.Column<int>(type: "integer", nullable: false),
                    looked_by = table.Column<Guid>(type: "uuid", nullable: true),
                    looked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    note_key_id = table.Column<Guid>(type: "uuid", nullable: true),
                    note = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_browsing_alerts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "browsing_limits",
                schema: "casework",
                columns: table => new
                {
                    rule = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    value = table.Column<int>(type: "integer", nullable: false),
                    set_by = table.Column<Guid>(type: "uuid", nullable: false),
                    set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_browsing_limits", x => x.rule);
                });

            migrationBuilder.CreateTable(
                name: "recent_openings",
                schema: "casework",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recent_openings", x => new { x.user_id, x.case_id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_browsing_alerts_at",
                schema: "casework",
                table: "browsing_alerts",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_browsing_alerts_user_id_at",
                schema: "casework",
                table: "browsing_alerts",
                columns: new[] { "user_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_recent_openings_user_id_at",
                schema: "casework",
                table: "recent_openings",
                columns: new[] { "user_id", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "browsing_alerts",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "browsing_limits",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "recent_openings",
                schema: "casework");
        }
    }
}
