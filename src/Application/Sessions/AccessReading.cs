using OrgAuth.Application.Abstractions;

namespace OrgAuth.Application.Sessions;

internal static class AccessReading
{
    /// <summary>The session with this hash and the organization that is meant; <paramref name="fallbackId"/> goes before the active one.</summary>
    public static Task<AccessSnapshot?> FindAsync(
        this IAccessReader reader, byte[] tokenHash, OrganizationReference organization, string? fallbackId, CancellationToken cancellationToken) =>
        organization.Kind switch
        {
            ReferenceKind.Active => reader.FindByIdAsync(tokenHash, fallbackId, cancellationToken),
            ReferenceKind.Id => reader.FindByIdAsync(tokenHash, organization.Value, cancellationToken),
            ReferenceKind.Slug => reader.FindBySlugAsync(tokenHash, organization.Value!, cancellationToken),
            ReferenceKind.Invitation => reader.FindByInvitationAsync(tokenHash, organization.Value!, cancellationToken),
            ReferenceKind.ToActivate => reader.FindActivationAsync(tokenHash, organization.Value!, cancellationToken),
            ReferenceKind.ToInvite => reader.FindInvitationCaseAsync(tokenHash, organization.Value ?? fallbackId, organization.Email!, cancellationToken),
            ReferenceKind.ToJoin => reader.FindAcceptanceAsync(tokenHash, organization.Value!, cancellationToken),
            _ => reader.FindAsync(tokenHash, cancellationToken),
        };
}
