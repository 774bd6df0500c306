using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace AlliancePortal.Casework.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Retention : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "retention",
                schema: "reference",
                columns: table => new
                {
                    category = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    by_itself = table.Column<bool>(type: "boolean", nullable: false),
                    unit = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    usual = table.Column<int>(type: "integer", nullable: false),
                    least = table.Column<int>(type: "integer", nullable: false),
                    most = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_retention", x => x.category);
                });

            migrationBuilder.CreateTable(
                name: "retention_changes",
                schema: "casework",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    category = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    from_value = table.Column<int>(type: "integer", nullable: false),
                    to_value = table.Column<int>(type: "integer", nullable: false),
                    set_by = table.Column<Guid>(type: "uuid", nullable: false),
                    set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_retention_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "retention_notices",
                schema: "casework",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_retention_notices", x => x.case_id);
                    table.ForeignKey(
                        name: "fk_retention_notices_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "casework",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_intake_sources_case_id",
                schema: "casework",
                table: "intake_sources",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_retention_changes_category_id",
                schema: "casework",
                table: "retention_changes",
                columns: new[] { "category", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "retention",
                schema: "reference");

            migrationBuilder.DropTable(
                name: "retention_changes",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "retention_notices",
                schema: "casework");

            migrationBuilder.DropIndex(
                name: "ix_intake_sources_case_id",
                schema: "casework",
                table: "intake_sources");
        }
    }
}
