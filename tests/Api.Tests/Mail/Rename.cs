using Microsoft.EntityFrameworkCore;
using OrgAuth.Infrastructure.Persistence;

namespace OrgAuth.Api.Tests.Mail;

/// <summary>Gives people and organizations names past the application, also such as no endpoint takes.</summary>
internal static class Rename
{
    public static Task<int> UserAsync(OrgAuthDbContext db, string id, string name) =>
        db.Users.Where(user => user.Id == id).ExecuteUpdateAsync(row => row.SetProperty(user => user.Name, name));

    public static Task<int> OrganizationAsync(OrgAuthDbContext db, string id, string name) =>
        db.Organizations.Where(organization => organization.Id == id).ExecuteUpdateAsync(row => row.SetProperty(organization => organization.Name, name));
}
