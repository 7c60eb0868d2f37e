using MediatR;
using OrgAuth.Domain.Common;

namespace OrgAuth.Application.Abstractions;

/// <summary>A request that states who may send it. Every request does; one that does not keeps the application from starting.</summary>
public interface IAccessControlled
{
    /// <summary>The one rule that decides who may send this request, and what everybody else is told.</summary>
    static abstract AccessRule Access { get; }
}

/// <summary>A request that changes something: it runs in a transaction, and again if it loses a race.</summary>
public interface ICommand;

/// <summary>A request that changes something.</summary>
/// <typeparam name="TReply">What it answers when it succeeds.</typeparam>
public interface ICommand<TReply> : IRequest<Result<TReply>>, ICommand, IAccessControlled;

/// <summary>A request that only reads.</summary>
/// <typeparam name="TReply">What it answers when it succeeds.</typeparam>
public interface IQuery<TReply> : IRequest<Result<TReply>>, IAccessControlled;

/// <summary>A request about one organization, which the pipeline resolves together with the caller's membership.</summary>
public interface IInOrganization
{
    /// <summary>Which organization is meant.</summary>
    OrganizationReference Organization { get; }
}
