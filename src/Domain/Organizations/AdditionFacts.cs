namespace OrgAuth.Domain.Organizations;

/// <summary>What <see cref="Organization.Add"/> must know.</summary>
/// <param name="IsAlreadyMember">Whether the user is a member already.</param>
/// <param name="Memberships">How many organizations the user belongs to.</param>
public sealed record AdditionFacts(bool IsAlreadyMember, int Memberships);
