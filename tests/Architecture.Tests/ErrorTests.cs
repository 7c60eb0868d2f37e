using System.Globalization;
using System.Reflection;
using OrgAuth.Api.Errors;
using OrgAuth.Architecture.Tests.Samples;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Organizations;
using OrgAuth.Domain.Users;

namespace OrgAuth.Architecture.Tests;

/// <summary>Every refusal has its two statuses in the one table, and is documented (contract section 4).</summary>
public sealed class ErrorTests
{
    private const string Document = "docs/errors.md";

    /// <summary>Where a documented status is not that of its kind of refusal.</summary>
    private static readonly Error[] WithOwnStatus =
    [
        UserErrors.EmailTaken,
        UserErrors.TooManyAttempts,
        TransportErrors.PayloadTooLarge,
        TransportErrors.RequestTimeout,
        TransportErrors.UnsupportedMediaType,
        TransportErrors.SessionByPost,
        TransportErrors.TooManyRequests,
        TransportErrors.Unavailable,
        TransportErrors.Unexpected,
    ];

    [Fact]
    public void Errors_AreAllInTheTableOnce()
    {
        var declared = DeclaredIn([Layers.Domain, Layers.Application, Layers.Api]);

        declared.Count.Should().BeGreaterThan(60);
        Untabled(declared).Should().BeEmpty();
        ErrorTable.Rows.Select(row => row.Error).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Untabled_OnAnErrorThatNoRowHas_FindsIt() =>
        Untabled(DeclaredIn([typeof(BadTypes).Assembly])).Should().Equal(BadTypes.Undeclared);

    [Fact]
    public void DocumentedStatuses_AreThoseOfTheKindOfRefusal() => ErrorTable.Rows
        .Where(row => !WithOwnStatus.Contains(row.Error) && row.Documented != StatusOf(row.Error.Status))
        .Should().BeEmpty();

    [Fact]
    public void Find_OfAHostsErrorInAClassNamedLikeOurs_TakesTheStatusOfItsKind()
    {
        var host = OrganizationErrors.LimitReached with { Code = "TOO_MANY_PROJECTS", Status = ResultStatus.Conflict };

        var row = ErrorTable.Find(host);

        (row.Documented, row.BetterAuth, row.Body).Should().Be((409, 409, ReferenceBody.MessageAndCode));
    }

    [Fact]
    public void Errors_AreAllDocumented()
    {
        var path = Repository.PathOf(Document);
        Assert.SkipUnless(File.Exists(path), $"{Document} is missing");

        var documented = RowsOf(File.ReadAllLines(path));

        documented.Should().BeEquivalentTo(ErrorTable.Rows.Select(Describe), "{0} lists every error as the table has it", Document);
    }

    [Fact]
    public void RowsOf_OnADocument_ReadsItsErrorsOnly()
    {
        var rows = RowsOf(["| Code | Message |", "|---|---|", "| `B` | It is b | 404 | 400 | message | `AErrors.B` | x | z |", "text"]);

        rows.Should().Equal("B | It is b | 404 | 400 | message | AErrors.B");
    }

    private static List<Error> DeclaredIn(IEnumerable<Assembly> assemblies) =>
    [
        .. from assembly in assemblies
           from type in assembly.GetTypes()
           from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
           where field.FieldType == typeof(Error)
           select (Error)field.GetValue(null)!,
    ];

    private static IEnumerable<Error> Untabled(IEnumerable<Error> declared) => declared.Except(ErrorTable.Rows.Select(row => row.Error));

    /// <summary>The columns code, message, Documented, BetterAuth, body and situation of the tables that list errors.</summary>
    private static IEnumerable<string> RowsOf(IEnumerable<string> lines) =>
        from line in lines
        let cells = line.Split('|').Select(cell => cell.Trim().Trim('`')).ToList()
        where cells.Count > 7 && cells[6].Contains("Errors.", StringComparison.Ordinal)
        select string.Join(" | ", cells.Skip(1).Take(6));

    private static string Describe(ErrorRow row)
    {
        var body = row.Body switch
        {
            ReferenceBody.Empty => "empty",
            ReferenceBody.MessageOnly => "message",
            ReferenceBody.Text => "message, as text",
            _ => "message, code",
        };
        var (situation, _, code, message) = row.Error;
        return string.Create(CultureInfo.InvariantCulture, $"{code} | {message} | {row.Documented} | {row.BetterAuth} | {body} | {situation}");
    }

    private static int StatusOf(ResultStatus status) => status switch
    {
        ResultStatus.Unauthorized => 401,
        ResultStatus.Forbidden => 403,
        ResultStatus.NotFound => 404,
        ResultStatus.Conflict => 409,
        _ => 400,
    };
}
