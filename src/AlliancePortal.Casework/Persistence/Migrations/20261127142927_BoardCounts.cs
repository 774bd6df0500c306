using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlliancePortal.Casework.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class BoardCounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_guardianship_box_unit_id_due_at",
                schema: "casework",
                table: "guardianship_box");

            migrationBuilder.CreateTable(
                name: "board_counts",
                schema: "casework",
                columns: table => new
                {
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    change = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                });

            migrationBuilder.CreateIndex(
                name: "ix_notifications_unseen",
                schema: "casework",
                table: "notifications",
                columns: new[] { "unit_id", "at", "id" },
                descending: new[] { false, true, true },
                filter: "seen_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_guardianship_box_unit_id_due_at_guardianship_id",
                schema: "casework",
                table: "guardianship_box",
                columns: new[] { "unit_id", "due_at", "guardianship_id" },
                descending: new[] { false, false, true });

            migrationBuilder.CreateIndex(
                name: "ix_board_counts_unit_id",
                schema: "casework",
                table: "board_counts",
                column: "unit_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // The triggers that write into it.
            migrationBuilder.Sql("drop function if exists casework.count_cases(), casework.count_referrals() cascade");

            migrationBuilder.DropTable(
                name: "board_counts",
                schema: "casework");

            migrationBuilder.DropIndex(
                name: "ix_notifications_unseen",
                schema: "casework",
                table: "notifications");

            migrationBuilder.DropIndex(
                name: "ix_guardianship_box_unit_id_due_at_guardianship_id",
                schema: "casework",
                table: "guardianship_box");

            migrationBuilder.CreateIndex(
                name: "ix_guardianship_box_unit_id_due_at",
                schema: "casework",
                table: "guardianship_box",
                columns: new[] { "unit_id", "due_at" });
        }
    }
}
