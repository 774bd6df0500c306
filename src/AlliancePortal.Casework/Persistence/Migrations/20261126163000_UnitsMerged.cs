using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlliancePortal.Casework.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class UnitsMerged : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "successor_unit_id",
                schema: "reference",
                table: "units",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_units_successor_unit_id",
                schema: "reference",
                table: "units",
                column: "successor_unit_id");

            migrationBuilder.AddForeignKey(
                name: "fk_units_units_successor_unit_id",
                schema: "reference",
                table: "units",
                column: "successor_unit_id",
                principalSchema: "reference",
                principalTable: "units",
                principalColumn: "id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_units_units_successor_unit_id",
                schema: "reference",
                table: "units");

            migrationBuilder.DropIndex(
                name: "ix_units_successor_unit_id",
                schema: "reference",
                table: "units");

            migrationBuilder.DropColumn(
                name: "successor_unit_id",
                schema: "reference",
                table: "units");
        }
    }
}
