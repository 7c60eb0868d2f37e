using System.Globalization;
using System.Reflection;
using OrgAuth.Api.Errors;
using OrgAuth.Architecture.Tests.Samples;
using OrgAuth.Domain.Common;

namespace OrgAuth.Architecture.Tests;

/// <summary>Every refusal has its two statuses in the one table, and is documented (contract section 4).</summary>
public sealed class ErrorTests
{
    private const string Document = "docs/errors.md";

    /// <summary>Where a documented status is not that of its kind of refusal.</summary>
    private static readonly Error[] WithOwnStatus =
    [
        Domain.Users.UserErrors.EmailTaken,
        TransportErrors.PayloadTooLarge,
        TransportErrors.UnsupportedMediaType,
        TransportErrors.SessionByPost,
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
    public void Errors_AreAllDocumented()
    {
        var path = Repository.PathOf(Document);
        Assert.SkipUnless(File.Exists(path), $"{Document} is missing");

        Undocumented(File.ReadAllLines(path)).Should().BeEmpty("{0} lists code, message, Documented and BetterAuth status of every error", Document);
    }

    [Fact]
    public void Undocumented_OnATableWithOneRowWrong_FindsIt()
    {
        var lines = ErrorTable.Rows.Select(row => $"| `{row.Error.Code}` | {row.Error.Message} | {row.Documented} | {row.BetterAuth} |").ToArray();
        Undocumented(lines).Should().BeEmpty();

        lines[0] = lines[0].Replace("404", "410");
        Undocumented(lines).Should().Equal(ErrorTable.Rows[0]);
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

    private static IEnumerable<ErrorRow> Undocumented(IEnumerable<string> lines)
    {
        var documented = lines.Select(line => line.Trim().Trim('|').Split('|').Select(cell => cell.Trim().Trim('`', '"')).ToList()).ToList();
        return ErrorTable.Rows.Where(row => !documented.Any(cells => IsRow(cells, row)));
    }

    private static bool IsRow(List<string> cells, ErrorRow row) => cells.Take(4).SequenceEqual(
    [
        row.Error.Code,
        row.Error.Message,
        row.Documented.ToString(CultureInfo.InvariantCulture),
        row.BetterAuth.ToString(CultureInfo.InvariantCulture),
    ]);

    private static int StatusOf(ResultStatus status) => status switch
    {
        ResultStatus.Unauthorized => 401,
        ResultStatus.Forbidden => 403,
        ResultStatus.NotFound => 404,
        ResultStatus.Conflict => 409,
        _ => 400,
    };
}
