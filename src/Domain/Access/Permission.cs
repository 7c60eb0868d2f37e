namespace OrgAuth.Domain.Access;

/// <summary>The right to do <paramref name="Action"/> to <paramref name="Resource"/> within an organization (contract section 2).</summary>
/// <param name="Resource">What is acted on, for example <c>member</c>.</param>
/// <param name="Action">What is done, for example <c>delete</c>.</param>
public readonly record struct Permission(string Resource, string Action)
{
    /// <summary>Change an organization's name, slug, logo or metadata.</summary>
    public static readonly Permission UpdateOrganization = new("organization", "update");

    /// <summary>Delete an organization.</summary>
    public static readonly Permission DeleteOrganization = new("organization", "delete");

    /// <summary>Change a member's roles.</summary>
    public static readonly Permission UpdateMember = new("member", "update");

    /// <summary>Remove a member.</summary>
    public static readonly Permission DeleteMember = new("member", "delete");

    /// <summary>Invite somebody; also needed to see who is invited.</summary>
    public static readonly Permission CreateInvitation = new("invitation", "create");

    /// <summary>Cancel an invitation.</summary>
    public static readonly Permission CancelInvitation = new("invitation", "cancel");

    /// <inheritdoc />
    public override string ToString() => $"{Resource}:{Action}";
}
