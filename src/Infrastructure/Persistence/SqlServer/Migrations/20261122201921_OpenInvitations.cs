using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrgAuth.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class OpenInvitations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Invitations_OrganizationId_ExpiresAt_PendingEmail",
                table: "Invitations");

            migrationBuilder.DropIndex(
                name: "IX_Invitations_PendingEmail_CreatedAt_Id",
                table: "Invitations");

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_OrganizationId_ExpiresAt_PendingEmail",
                table: "Invitations",
                columns: new[] { "OrganizationId", "ExpiresAt", "PendingEmail" },
                filter: "[PendingEmail] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_PendingEmail_CreatedAt_Id",
                table: "Invitations",
                columns: new[] { "PendingEmail", "CreatedAt", "Id" },
                filter: "[PendingEmail] IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Invitations_OrganizationId_ExpiresAt_PendingEmail",
                table: "Invitations");

            migrationBuilder.DropIndex(
                name: "IX_Invitations_PendingEmail_CreatedAt_Id",
                table: "Invitations");

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_OrganizationId_ExpiresAt_PendingEmail",
                table: "Invitations",
                columns: new[] { "OrganizationId", "ExpiresAt", "PendingEmail" });

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_PendingEmail_CreatedAt_Id",
                table: "Invitations",
                columns: new[] { "PendingEmail", "CreatedAt", "Id" });
        }
    }
}
