namespace OrgAuth.Infrastructure.Persistence;

/// <summary>What holds of users who come from identity providers.</summary>
internal static class IdentityRules
{
    public static IEnumerable<DatabaseRule> Of(OrgAuthDbContext db)
    {
        yield return new("A subject of an issuer is one user", "subject", db.ExternalIdentities
            .GroupBy(identity => new { identity.Issuer, identity.Subject }).Where(group => group.Count() > 1).Select(group => group.Key.Subject));
        yield return new("Subjects of issuers are users", "identity", db.ExternalIdentities
            .Where(identity => !db.Users.Any(user => user.Id == identity.UserId))
            .Select(identity => identity.Id));
    }
}
