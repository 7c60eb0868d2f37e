using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Domain.Common;
using OrgAuth.Infrastructure.Persistence;

namespace OrgAuth.Architecture.Tests.Samples;

/// <summary>Deliberately bad types, one per rule: a rule that does not find its own says nothing.</summary>
internal static class BadTypes
{
    internal static readonly Error Undeclared = Error.Conflict("NOT_IN_THE_TABLE", "Not in the table");

    internal sealed class BackupManager;

    internal sealed class TextHelpers;

    internal sealed class BaseThing;

    internal sealed class Overloaded(int a, int b, int c, int d, int e, int f)
    {
        public int Sum => a + b + c + d + e + f;
    }

    internal sealed record Wide(int A, int B, int C, int D, int E, int F);

    internal sealed record Ruleless : IRequest<Result<string>>;

    internal sealed record TwoRules : IQuery<string>
    {
        public static AccessRule Access { get; } = AccessRule.Anonymous;

        public static AccessRule Second { get; } = AccessRule.SignedIn;
    }

    internal sealed class OneHandler : IRequestHandler<Ruleless, Result<string>>
    {
        public Task<Result<string>> Handle(Ruleless request, CancellationToken cancellationToken) => Task.FromResult(Result.Success("done"));
    }

    internal sealed class AnotherHandler : IRequestHandler<Ruleless, Result<string>>
    {
        public Task<Result<string>> Handle(Ruleless request, CancellationToken cancellationToken) => Task.FromResult(Result.Success("done"));
    }
}

/// <summary>Bad: public and open.</summary>
public class OpenValidator : AbstractValidator<string>;

/// <summary>Bad: no migration ever made its tables.</summary>
internal sealed class UnmigratedContext(DbContextOptions<UnmigratedContext> options) : OrgAuthDbContext(options)
{
    protected override string? OrdinalCollation => null;

    protected override string? TimeType => null;

    protected override string Quote(string column) => $"\"{column}\"";
}
