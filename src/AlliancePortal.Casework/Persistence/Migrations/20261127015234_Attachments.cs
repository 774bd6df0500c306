using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlliancePortal.Casework.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Attachments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "attachments",
                schema: "casework",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    names = table.Column<byte[]>(type: "bytea", nullable: false),
                    type = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    length = table.Column<int>(type: "integer", nullable: false),
                    pieces = table.Column<short>(type: "smallint", nullable: false),
                    scan = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    section = table.Column<short>(type: "smallint", nullable: false),
                    for_author_only = table.Column<bool>(type: "boolean", nullable: false),
                    struck_out_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    struck_out_by = table.Column<Guid>(type: "uuid", nullable: true),
                    struck_out_reason = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attachments", x => x.id);
                    table.CheckConstraint("ck_attachments_not_the_vault", "section <> 10");
                    table.ForeignKey(
                        name: "fk_attachments_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "casework",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "attachment_pieces",
                schema: "casework",
                columns: table => new
                {
                    attachment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<short>(type: "smallint", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attachment_pieces", x => new { x.attachment_id, x.position });
                    table.ForeignKey(
                        name: "fk_attachment_pieces_attachments_attachment_id",
                        column: x => x.attachment_id,
                        principalSchema: "casework",
                        principalTable: "attachments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_attachment_pieces_case_id",
                schema: "casework",
                table: "attachment_pieces",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_attachments_case_id_section",
                schema: "casework",
                table: "attachments",
                columns: new[] { "case_id", "section" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "attachment_pieces",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "attachments",
                schema: "casework");
        }
    }
}
