using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlliancePortal.Casework.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class GuardianshipsOfCase : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_guardianships_case_id",
                schema: "casework",
                table: "guardianships",
                column: "case_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_guardianships_case_id",
                schema: "casework",
                table: "guardianships");
        }
    }
}
