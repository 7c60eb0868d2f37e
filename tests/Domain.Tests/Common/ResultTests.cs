using OrgAuth.Domain.Common;
using OrgAuth.Domain.Invitations;
using OrgAuth.Domain.Members;

namespace OrgAuth.Domain.Tests.Common;

public sealed class ResultTests
{
    private static readonly Error Refusal = Error.Conflict("TAKEN", "It is taken");
    private static readonly ValidationError Missing = new("name", "It is missing");

    [Fact]
    public void Success_HasItsValueAndNoError()
    {
        Result<string> result = "value";

        (result.IsSuccess, result.Status, result.Error).Should().Be((true, ResultStatus.Ok, null));
        result.Value.Should().Be("value");
        Result.Success<string?>(null).Value.Should().BeNull();
        Result.Success().IsSuccess.Should().BeTrue();
    }

    [Fact]
    public void Refused_HasItsErrorAndNoValue()
    {
        Result<string> result = Refusal;

        (result.IsSuccess, result.Status, result.Error).Should().Be((false, ResultStatus.Conflict, Refusal));
        result.Invoking(refused => refused.Value).Should().Throw<InvalidOperationException>().WithMessage("*TAKEN*");
        ((Result)Refusal).Status.Should().Be(ResultStatus.Conflict);
    }

    [Fact]
    public void Invalid_HasItsFieldsAndNoValue()
    {
        var result = Result<string>.Invalid([Missing]);

        (result.IsSuccess, result.Status, result.Error).Should().Be((false, ResultStatus.Invalid, null));
        result.ValidationErrors.Should().Equal(Missing);
        result.Invoking(refused => refused.Value).Should().Throw<InvalidOperationException>();
        Result.Invalid([Missing]).IsSuccess.Should().BeFalse();
    }

    [Fact]
    public void Invalid_WithoutAField_IsABug()
    {
        var withValue = () => Result<string>.Invalid([]);
        var without = () => Result.Invalid([]);

        withValue.Should().Throw<ArgumentException>();
        without.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Error_KnowsWhereItIsDeclared() => MemberErrors.NotFound.Situation.Should().Be("MemberErrors.NotFound");

    [Theory]
    [MemberData(nameof(Declared))]
    public void Error_OfEachKind_HasItsStatus(Error error, ResultStatus status) => error.Status.Should().Be(status);

    public static TheoryData<Error, ResultStatus> Declared() => new()
    {
        { Error.Invalid("A", "a"), ResultStatus.Invalid },
        { Error.Unauthorized("A", "a"), ResultStatus.Unauthorized },
        { Error.Forbidden("A", "a"), ResultStatus.Forbidden },
        { InvitationErrors.NotFound, ResultStatus.NotFound },
        { Refusal, ResultStatus.Conflict },
    };
}
