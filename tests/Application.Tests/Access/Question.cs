using MediatR;
using OrgAuth.Application.Abstractions;
using OrgAuth.Domain.Common;

namespace OrgAuth.Application.Tests.Access;

/// <summary>A well-made query about an organization.</summary>
internal sealed record Question(OrganizationReference Organization) : IQuery<string>, IInOrganization
{
    public Question()
        : this(OrganizationReference.Id("o1"))
    {
    }

    public static AccessRule Access { get; } = AccessRule.Member;
}

/// <summary>A well-made command about an organization.</summary>
internal sealed record Order : ICommand<string>, IInOrganization
{
    public static AccessRule Access { get; } = AccessRule.Member;

    public OrganizationReference Organization => OrganizationReference.Id("o1");
}

/// <summary>Bad: it states no rule.</summary>
internal sealed record Ruleless : IRequest<Result<string>>;

/// <summary>Bad: its response cannot be a refusal.</summary>
internal sealed record Irrefusable : IRequest<string>, IAccessControlled
{
    public static AccessRule Access { get; } = AccessRule.Anonymous;
}

/// <summary>Bad: it is for members and does not say which organization.</summary>
internal sealed record Homeless : IQuery<string>
{
    public static AccessRule Access { get; } = AccessRule.Member;
}
