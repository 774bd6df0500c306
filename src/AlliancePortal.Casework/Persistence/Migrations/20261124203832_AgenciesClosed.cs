using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlliancePortal.Casework.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class AgenciesClosed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "closed_at",
                schema: "reference",
                table: "units",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "handover_decline_reason",
                schema: "casework",
                table: "guardianships",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "handover_declined_by",
                schema: "casework",
                table: "guardianships",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "lift_reason",
                schema: "casework",
                table: "exclusions",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "lifted_at",
                schema: "casework",
                table: "exclusions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "lifted_by",
                schema: "casework",
                table: "exclusions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "closed_at",
                schema: "reference",
                table: "agencies",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "successor_id",
                schema: "reference",
                table: "agencies",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_agencies_successor_id",
                schema: "reference",
                table: "agencies",
                column: "successor_id");

            migrationBuilder.AddForeignKey(
                name: "fk_agencies_agencies_successor_id",
                schema: "reference",
                table: "agencies",
                column: "successor_id",
                principalSchema: "reference",
                principalTable: "agencies",
                principalColumn: "id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_agencies_agencies_successor_id",
                schema: "reference",
                table: "agencies");

            migrationBuilder.DropIndex(
                name: "ix_agencies_successor_id",
                schema: "reference",
                table: "agencies");

            migrationBuilder.DropColumn(
                name: "closed_at",
                schema: "reference",
                table: "units");

            migrationBuilder.DropColumn(
                name: "handover_decline_reason",
                schema: "casework",
                table: "guardianships");

            migrationBuilder.DropColumn(
                name: "handover_declined_by",
                schema: "casework",
                table: "guardianships");

            migrationBuilder.DropColumn(
                name: "lift_reason",
                schema: "casework",
                table: "exclusions");

            migrationBuilder.DropColumn(
                name: "lifted_at",
                schema: "casework",
                table: "exclusions");

            migrationBuilder.DropColumn(
                name: "lifted_by",
                schema: "casework",
                table: "exclusions");

            migrationBuilder.DropColumn(
                name: "closed_at",
                schema: "reference",
                table: "agencies");

            migrationBuilder.DropColumn(
                name: "successor_id",
                schema: "reference",
                table: "agencies");
        }
    }
}
