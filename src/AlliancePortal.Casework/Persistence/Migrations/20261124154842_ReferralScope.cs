using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlliancePortal.Casework.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class ReferralScope : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "end_code",
                schema: "casework",
                table: "referrals",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "minimal_sections",
                schema: "casework",
                table: "referrals",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid[]>(
                name: "refused_agency_ids",
                schema: "casework",
                table: "consents",
                type: "uuid[]",
                nullable: false,
                defaultValue: new Guid[0]);

            migrationBuilder.AddColumn<int>(
                name: "work_mask",
                schema: "reference",
                table: "basis_openings",
                type: "integer",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "end_code",
                schema: "casework",
                table: "referrals");

            migrationBuilder.DropColumn(
                name: "minimal_sections",
                schema: "casework",
                table: "referrals");

            migrationBuilder.DropColumn(
                name: "refused_agency_ids",
                schema: "casework",
                table: "consents");

            migrationBuilder.DropColumn(
                name: "work_mask",
                schema: "reference",
                table: "basis_openings");
        }
    }
}
