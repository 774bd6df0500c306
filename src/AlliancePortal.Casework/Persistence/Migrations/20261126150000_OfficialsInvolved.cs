using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlliancePortal.Casework.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class OfficialsInvolved : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "named_officers",
                schema: "casework",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    named_by = table.Column<Guid>(type: "uuid", nullable: false),
                    named_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_named_officers", x => new { x.case_id, x.user_id });
                    table.ForeignKey(
                        name: "fk_named_officers_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "casework",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "officials_involved",
                schema: "casework",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    official_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    official_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<byte[]>(type: "bytea", nullable: true),
                    set_by = table.Column<Guid>(type: "uuid", nullable: false),
                    set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    lifted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lifted_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_officials_involved", x => x.id);
                    table.ForeignKey(
                        name: "fk_officials_involved_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "casework",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_officials_involved_case_id",
                schema: "casework",
                table: "officials_involved",
                column: "case_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "named_officers",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "officials_involved",
                schema: "casework");
        }
    }
}
