namespace OrgAuth.Bench.Seed;

/// <summary>How much there is of everything. The first organization is the largest; one user belongs to many.</summary>
/// <param name="Users">Accounts, each with one session.</param>
/// <param name="Organizations">Organizations.</param>
/// <param name="Memberships">All of them.</param>
/// <param name="LargestOrganization">Members of the first organization.</param>
/// <param name="BusiestUser">Organizations of the user who belongs to most.</param>
/// <param name="OpenInvitations">Invitations that can be accepted, half of them to the first organization.</param>
/// <param name="OldInvitations">Decided and expired ones, a tenth of them of the first organization.</param>
internal sealed record Shape(
    int Users, int Organizations, int Memberships, int LargestOrganization, int BusiestUser, int OpenInvitations, int OldInvitations)
{
    public static Shape Large { get; } = new(1_000_000, 200_000, 3_000_000, 100_000, 5_000, 100_000, 500_000);

    /// <summary>The same, a thousand times smaller: its largest organization still fills a page.</summary>
    public static Shape Small { get; } = Large.DividedBy(1000);

    /// <summary>The same proportions in less room.</summary>
    public Shape DividedBy(int divisor) => new(
        Users / divisor,
        Organizations / divisor,
        Memberships / divisor,
        LargestOrganization / divisor,
        BusiestUser / divisor,
        OpenInvitations / divisor,
        OldInvitations / divisor);
}
