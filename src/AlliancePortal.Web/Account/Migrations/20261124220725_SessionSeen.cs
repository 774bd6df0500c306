using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlliancePortal.Web.Account.Migrations
{
    /// <inheritdoc />
    public partial class SessionSeen : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_sessions_user_id",
                schema: "account",
                table: "sessions");

            migrationBuilder.AddColumn<string>(
                name: "device",
                schema: "account",
                table: "sessions",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "last_seen_at",
                schema: "account",
                table: "sessions",
                type: "timestamp with time zone",
                nullable: false,
                defaultValueSql: "now()");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_user_id",
                schema: "account",
                table: "sessions",
                column: "user_id",
                filter: "ended_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_sessions_user_id",
                schema: "account",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "device",
                schema: "account",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "last_seen_at",
                schema: "account",
                table: "sessions");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_user_id",
                schema: "account",
                table: "sessions",
                column: "user_id");
        }
    }
}
