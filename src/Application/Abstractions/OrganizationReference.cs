namespace OrgAuth.Application.Abstractions;

/// <summary>How a request names its organization.</summary>
public readonly record struct OrganizationReference
{
    private OrganizationReference(ReferenceKind kind, string? value)
    {
        Kind = kind;
        Value = value;
    }

    /// <summary>Not at all: the request's <c>X-Organization-Id</c> header, else the session's active organization.</summary>
    public static OrganizationReference Active { get; } = new(ReferenceKind.Active, null);

    /// <summary>None is meant, not even the active one.</summary>
    public static OrganizationReference None { get; } = new(ReferenceKind.None, null);

    /// <summary>All that the caller belongs to; where the rule is <see cref="AccessRule.Lean"/>, they come with the session.</summary>
    internal static OrganizationReference All { get; } = new(ReferenceKind.All, null);

    internal ReferenceKind Kind { get; }

    internal string? Value { get; }

    /// <summary>The address that shall be invited.</summary>
    internal string? Email { get; private init; }

    /// <summary>Whether the active organization is meant.</summary>
    internal bool IsActive => Kind == ReferenceKind.Active || (Kind == ReferenceKind.ToInvite && Value is null);

    /// <summary>The organization with this id, or the active one if none is given.</summary>
    public static OrganizationReference IdOrActive(string? id) => string.IsNullOrEmpty(id) ? Active : new(ReferenceKind.Id, id);

    /// <summary>The organization with this id; no other will do, and an empty id names none.</summary>
    public static OrganizationReference Id(string id) => id.Length == 0 ? None : new(ReferenceKind.Id, id);

    /// <summary>The organization with this slug, else the one with this id, else the active one.</summary>
    public static OrganizationReference SlugOrId(string? slug, string? id) =>
        string.IsNullOrEmpty(slug) ? IdOrActive(id) : new(ReferenceKind.Slug, slug);

    /// <summary>The organization with this id, else the one with this slug, else the active one.</summary>
    public static OrganizationReference IdOrSlug(string? id, string? slug) =>
        string.IsNullOrEmpty(id) ? SlugOrId(slug, null) : new(ReferenceKind.Id, id);

    /// <summary>The organization that sent this invitation.</summary>
    public static OrganizationReference OfInvitation(string invitationId) => new(ReferenceKind.Invitation, invitationId);

    /// <summary>The organization with this id, else the one with this slug, else the active one; by an id, all that making it the active one takes comes along.</summary>
    internal static OrganizationReference ToActivate(string? id, string? slug)
    {
        var named = IdOrSlug(id, slug);
        return named.Kind == ReferenceKind.Id ? new(ReferenceKind.ToActivate, named.Value) : named;
    }

    /// <summary>The organization with this id, or the active one if none is given, which shall invite an address: all that this takes comes along.</summary>
    internal static OrganizationReference ToInvite(string? id, string email) =>
        new(ReferenceKind.ToInvite, string.IsNullOrEmpty(id) ? null : id) { Email = email };

    /// <summary>The organization that sent this invitation, which the caller shall accept: all that this takes comes with the session.</summary>
    internal static OrganizationReference ToJoin(string invitationId) => new(ReferenceKind.ToJoin, invitationId);
}

internal enum ReferenceKind
{
    None,
    All,
    Active,
    Id,
    Slug,
    Invitation,
    ToActivate,
    ToInvite,
    ToJoin,
}
