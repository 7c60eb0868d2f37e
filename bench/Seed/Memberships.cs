namespace OrgAuth.Bench.Seed;

/// <summary>Somebody joins an organization.</summary>
internal readonly record struct Membership(int Organization, int User, int Place, bool IsOwner);

/// <summary>
/// Who belongs where, in the order of joining. The first organization fills up evenly all the while, as does the busiest user's list; all
/// other organizations are of nearly one size and begin with their owners.
/// </summary>
internal sealed class Memberships(Shape shape, Identifiers identifiers)
{
    // A prime that divides no number of users in use: walking in such steps meets everybody once before anybody twice.
    private const long Stride = 7919;
    private readonly int others = shape.Memberships - shape.LargestOrganization - shape.BusiestUser;

    /// <summary>Belongs to organizations 1, 2, 3 and so on, and not to the first.</summary>
    public int BusiestUser { get; } = shape.Users / 2;

    /// <summary>The user at a place of an organization, the owner being at 0. Places beyond its members are users who are not in it.</summary>
    public int UserAt(int organization, int place)
    {
        var start = organization == 0 ? 0 : (long)(identifiers.Mix("owner", organization) % (ulong)(shape.Users - 1));
        var user = (int)((start + place * Stride) % (shape.Users - 1));
        return user < BusiestUser ? user : user + 1;
    }

    public int CountOf(int organization) => organization == 0
        ? shape.LargestOrganization
        : others / (shape.Organizations - 1)
            + (organization <= others % (shape.Organizations - 1) ? 1 : 0)
            + (organization <= shape.BusiestUser ? 1 : 0);

    public IEnumerable<Membership> InOrder()
    {
        int[] sizes = [shape.LargestOrganization, shape.BusiestUser, others];
        var done = new int[sizes.Length];
        for (var number = 0; number < shape.Memberships; number++)
        {
            var source = FurthestBehind(sizes, done, number);
            yield return At(source, done[source]++);
        }
    }

    private int FurthestBehind(int[] sizes, int[] done, int number)
    {
        var furthest = 0;
        for (var source = 1; source < sizes.Length; source++)
        {
            if (Lag(source) > Lag(furthest))
                furthest = source;
        }

        return furthest;

        long Lag(int source) => (long)sizes[source] * (number + 1) - (long)done[source] * shape.Memberships;
    }

    private Membership At(int source, int index)
    {
        if (source == 0)
            return new(0, UserAt(0, index), index, index == 0);

        if (source == 1)
            return new(index + 1, BusiestUser, -1, IsOwner: false);

        var (place, organization) = Math.DivRem(index, shape.Organizations - 1);
        return new(organization + 1, UserAt(organization + 1, place), place, place == 0);
    }
}
