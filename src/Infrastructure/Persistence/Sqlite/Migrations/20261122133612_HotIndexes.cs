using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrgAuth.Infrastructure.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class HotIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Sessions_ActiveOrganizationId",
                table: "Sessions");

            migrationBuilder.DropIndex(
                name: "IX_Sessions_UserId",
                table: "Sessions");

            migrationBuilder.DropIndex(
                name: "IX_Invitations_PendingEmail",
                table: "Invitations");

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_ActiveOrganizationId_UserId",
                table: "Sessions",
                columns: new[] { "ActiveOrganizationId", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_UserId_Id",
                table: "Sessions",
                columns: new[] { "UserId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_OrganizationId_ExpiresAt_PendingEmail",
                table: "Invitations",
                columns: new[] { "OrganizationId", "ExpiresAt", "PendingEmail" });

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_PendingEmail_CreatedAt_Id",
                table: "Invitations",
                columns: new[] { "PendingEmail", "CreatedAt", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Sessions_ActiveOrganizationId_UserId",
                table: "Sessions");

            migrationBuilder.DropIndex(
                name: "IX_Sessions_UserId_Id",
                table: "Sessions");

            migrationBuilder.DropIndex(
                name: "IX_Invitations_OrganizationId_ExpiresAt_PendingEmail",
                table: "Invitations");

            migrationBuilder.DropIndex(
                name: "IX_Invitations_PendingEmail_CreatedAt_Id",
                table: "Invitations");

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_ActiveOrganizationId",
                table: "Sessions",
                column: "ActiveOrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_UserId",
                table: "Sessions",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_PendingEmail",
                table: "Invitations",
                column: "PendingEmail");
        }
    }
}
