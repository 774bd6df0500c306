using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlliancePortal.Casework.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Withholdings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "withholdings",
                schema: "casework",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_agency_id = table.Column<Guid>(type: "uuid", nullable: true),
                    from_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    words = table.Column<byte[]>(type: "bytea", nullable: true),
                    lifted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lifted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_withholdings", x => x.id);
                    table.CheckConstraint("ck_withholdings_from_one", "num_nonnulls(from_agency_id, from_user_id) = 1");
                    table.ForeignKey(
                        name: "fk_withholdings_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "casework",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_withholdings_case_id",
                schema: "casework",
                table: "withholdings",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_withholdings_from_agency_id",
                schema: "casework",
                table: "withholdings",
                column: "from_agency_id",
                filter: "lifted_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_withholdings_from_user_id",
                schema: "casework",
                table: "withholdings",
                column: "from_user_id",
                filter: "lifted_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "withholdings",
                schema: "casework");
        }
    }
}
