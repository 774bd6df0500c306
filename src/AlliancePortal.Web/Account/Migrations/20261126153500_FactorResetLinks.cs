using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlliancePortal.Web.Account.Migrations
{
    /// <inheritdoc />
    public partial class FactorResetLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "factor_reset_at",
                schema: "account",
                table: "users",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "for_second_factor",
                schema: "account",
                table: "invitations",
                type: "boolean",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "factor_reset_at",
                schema: "account",
                table: "users");

            migrationBuilder.DropColumn(
                name: "for_second_factor",
                schema: "account",
                table: "invitations");
        }
    }
}
