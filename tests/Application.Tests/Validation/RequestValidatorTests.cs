using FluentValidation;
using OrgAuth.Application.Behaviors;
using OrgAuth.Application.Members;
using OrgAuth.Application.Organizations;
using OrgAuth.Application.Users;
using OrgAuth.Domain.Common;

namespace OrgAuth.Application.Tests.Validation;

/// <summary>What requests refuse, field by field, in the words of reference section 1.</summary>
public sealed class RequestValidatorTests
{
    private const string Empty = "Too small: expected string to have >=1 characters";
    private const string InvalidSlug = "Invalid slug: 1 to 64 lower-case letters, digits and single hyphens between them";
    private static readonly CreateOrganization Create = new("Acme", "acme", Logo: null, Metadata: null, KeepCurrentActiveOrganization: null);
    private static readonly UpdateOrganization Update = new(OrganizationId: null, "Acme", "acme", ChangesLogo: false, Logo: null, Metadata: null);
    private static readonly SignUp SignUp = new("Ann", "ann@example.com", "password", Image: null, RememberMe: null);
    private static readonly ListMembers List = new(null, null, null, null, null, Descending: false, Filter: null);

    [Fact]
    public void Validate_OfGoodRequests_FindsNothing()
    {
        Check(new CreateOrganizationValidator(), Create).Should().BeEmpty();
        Check(new UpdateOrganizationValidator(), Update).Should().BeEmpty();
        Check(new UpdateOrganizationValidator(), new UpdateOrganization(null, null, null, false, null, null)).Should().BeEmpty();
        Check(new SignUpValidator(), SignUp).Should().BeEmpty();
        Check(new ListMembersValidator(), List).Should().BeEmpty();
        Check(new CheckSlugValidator(), new CheckSlug("acme")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("", Empty)]
    [InlineData("   ", Empty)]
    public void Create_WithoutAName_IsRefused(string name, string message) =>
        Check(new CreateOrganizationValidator(), Create with { Name = name }).Should().Equal(new ValidationError("name", message));

    [Fact]
    public void Create_WithALongName_CountsWhatIsLeftAfterTrimming()
    {
        Check(new CreateOrganizationValidator(), Create with { Name = $" {new string('n', 128)} " }).Should().BeEmpty();
        Check(new CreateOrganizationValidator(), Create with { Name = new string('n', 129) })
            .Should().Equal(new ValidationError("name", "Too big: expected string to have <=128 characters"));
    }

    [Fact]
    public void Create_WithABadSlug_CarriesACodeOfItsOwn()
    {
        Check(new CreateOrganizationValidator(), Create with { Slug = "Not A Slug" }).Should().Equal(new ValidationError("slug", InvalidSlug, "INVALID_SLUG"));
        Check(new CreateOrganizationValidator(), Create with { Slug = string.Empty }).Should().Equal(new ValidationError("slug", Empty));
        Check(new CheckSlugValidator(), new CheckSlug(string.Empty)).Should().Equal(new ValidationError("slug", InvalidSlug, "INVALID_SLUG"));
    }

    [Fact]
    public void Create_WithTooMuch_NamesEveryField() =>
        Check(new CreateOrganizationValidator(), new CreateOrganization(string.Empty, "-", new string('l', 2049), new string('{', 16385), null))
            .Should().Equal(
                new ValidationError("name", Empty),
                new ValidationError("slug", InvalidSlug, "INVALID_SLUG"),
                new ValidationError("logo", "Too big: expected string to have <=2048 characters"),
                new ValidationError("metadata", "Too big: expected record to have <=16384 bytes as JSON"));

    [Fact]
    public void Update_WithTooMuch_NamesFieldsWithinData() =>
        Check(new UpdateOrganizationValidator(), new UpdateOrganization(null, string.Empty, "-", true, new string('l', 2049), new string('{', 16385)))
            .Should().Equal(
                new ValidationError("data.name", Empty),
                new ValidationError("data.slug", InvalidSlug, "INVALID_SLUG"),
                new ValidationError("data.logo", "Too big: expected string to have <=2048 characters"),
                new ValidationError("data.metadata", "Too big: expected record to have <=16384 bytes as JSON"));

    [Fact]
    public void Update_WithAnEmptySlug_SaysItIsTooSmall() =>
        Check(new UpdateOrganizationValidator(), Update with { Slug = string.Empty }).Should().Equal(new ValidationError("data.slug", Empty));

    [Fact]
    public void SignUp_WithNothingRight_NamesEveryField() =>
        Check(new SignUpValidator(), new SignUp(" ", "ann@", string.Empty, new string('i', 2049), null))
            .Should().Equal(
                new ValidationError("name", Empty),
                new ValidationError("email", "Invalid email address"),
                new ValidationError("password", Empty),
                new ValidationError("image", "Too big: expected string to have <=2048 characters"));

    [Theory]
    [InlineData("contains")]
    [InlineData("starts_with")]
    [InlineData("ends_with")]
    public void ListMembers_FilteringTimesLikeTexts_IsRefused(string comparison) =>
        Filter("createdAt", comparison, "2026-01-01").Should().Equal(
            new ValidationError("filterOperator", "Invalid option: this field takes one of eq, ne, lt, lte, gt, gte, in, not_in"));

    [Fact]
    public void ListMembers_FilteringByATimeThatIsNone_IsRefused() =>
        Filter("createdAt", "in", "2026-01-01T00:00:00.000Z", "yesterday").Should().Equal(
            new ValidationError("filterValue", "Invalid input: expected an ISO 8601 date"));

    [Theory]
    [InlineData("createdAt", "gte", "2026-01-01T00:00:00.000Z")]
    [InlineData("role", "contains", "own")]
    [InlineData("userId", "eq", "yesterday")]
    public void ListMembers_FilteringSensibly_Passes(string field, string comparison, string value) =>
        Filter(field, comparison, value).Should().BeEmpty();

    private static IReadOnlyList<ValidationError> Filter(string field, string comparison, params string[] values) =>
        Check(new ListMembersValidator(), List with { Filter = new MemberFilter(field, comparison, values) });

    private static IReadOnlyList<ValidationError> Check<TRequest>(IValidator<TRequest> validator, TRequest request) =>
        RequestValidation.Validate([validator], request);
}
