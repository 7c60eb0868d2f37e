using NSubstitute;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Tests.Builders;
using OrgAuth.Domain.Access;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Organizations;

namespace OrgAuth.Application.Tests.Access;

public sealed class AccessGateTests
{
    private static readonly Error First = Error.Invalid("FIRST", "First");
    private static readonly Error SignedOut = Error.Unauthorized("SIGNED_OUT", "Signed out");
    private static readonly Error NoOrganization = Error.Invalid("NO_ORGANIZATION", "No organization");
    private static readonly Error Precheck = Error.Invalid("PRECHECK", "Precheck");
    private static readonly Error NotMember = Error.Forbidden("NOT_MEMBER", "Not a member");
    private static readonly Error Denied = Error.Forbidden("DENIED", "Denied");
    private static readonly AccessRule Rule = AccessRule
        .Permission(Permission.UpdateOrganization, Denied)
        .SignedOut(SignedOut)
        .NoOrganization(NoOrganization)
        .NotMember(NotMember);

    private readonly Gate gate = new();

    [Fact]
    public async Task Check_Anonymous_LooksAtNothing()
    {
        (await gate.CheckAsync(new Question(), AccessRule.Anonymous)).Should().BeNull();

        gate.Reader.ReceivedCalls().Should().BeEmpty();
        _ = gate.Credentials.DidNotReceive().SessionToken;
    }

    [Fact]
    public async Task Check_OfASystemRequest_PassesInASystemScopeOnly()
    {
        (await gate.CheckAsync(new Question(), AccessRule.System)).Should().Be(AccessErrors.SystemOnly);

        gate.Call.ActAsSystem();

        (await gate.CheckAsync(new Question(), AccessRule.System)).Should().BeNull();
        gate.Reader.ReceivedCalls().Should().BeEmpty();
    }

    [Fact]
    public async Task Check_InASystemScope_LetsNothingPassThatIsMeantForUsers()
    {
        gate.Finding(Given.Member("owner"));
        gate.Call.ActAsSystem();

        (await gate.CheckAsync(new Question(), AccessRule.Anonymous)).Should().NotBeNull();
        (await gate.CheckAsync(new Question(), AccessRule.SignedIn.SignedOut(SignedOut))).Should().Be(SignedOut);
        (await gate.CheckAsync(new Question(), Rule)).Should().Be(SignedOut);
        gate.Reader.ReceivedCalls().Should().BeEmpty();
    }

    [Fact]
    public async Task Check_WithAFirstCheck_AsksItBeforeTheSession()
    {
        var rule = Rule.First<Question>((_, options) => options.DisableOrganizationDeletion ? First : null);
        gate.Settings.DisableOrganizationDeletion = true;

        (await gate.CheckAsync(new Question(), rule)).Should().Be(First);
        gate.Reader.ReceivedCalls().Should().BeEmpty();

        gate.Settings.DisableOrganizationDeletion = false;
        (await gate.CheckAsync(new Question(), rule)).Should().Be(SignedOut);
    }

    [Fact]
    public async Task Check_WithoutASession_IsRefused() => (await gate.CheckAsync(new Question(), Rule)).Should().Be(SignedOut);

    [Fact]
    public async Task Check_SignedIn_PassesAndTellsWhoCalls()
    {
        gate.Finding(Given.Session);

        (await gate.CheckAsync(new object(), AccessRule.SignedIn)).Should().BeNull();
        gate.Call.User.Should().Be(Given.User);
        gate.Call.Invoking(call => call.OrganizationId).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public async Task Check_Lean_ReadsNoMoreThanTheMembership()
    {
        var found = new LeanAccess(Given.Now.AddDays(7), IsPersistent: true, Given.Member("owner").Membership);
        gate.Finding(Given.Member("admin")).Reader.FindMembershipAsync(default!, default, default).ReturnsForAnyArgs(found);

        (await gate.CheckAsync(new Question(), AccessRule.Member.Lean())).Should().BeNull();

        gate.Call.Membership.Should().Be(found.Membership);
        gate.Call.Invoking(call => call.User).Should().Throw<InvalidOperationException>();
        gate.Reader.ReceivedCalls().Should().ContainSingle();
    }

    [Fact]
    public async Task Check_OfASecondRequestInAScope_ForgetsWhatTheFirstOneFound()
    {
        var found = new LeanAccess(Given.Now.AddDays(7), IsPersistent: true, Given.Member("owner").Membership);
        gate.Finding(Given.Member("admin")).Reader.FindMembershipAsync(default!, default, default).ReturnsForAnyArgs(found);

        await gate.CheckAsync(new Question(), AccessRule.Member.Lean());
        await gate.CheckAsync(new Question(), AccessRule.Member);
        gate.Call.Membership.Should().Be(Given.Member("admin").Membership);
        gate.Call.User.Should().Be(Given.User);

        await gate.CheckAsync(new Question(), AccessRule.Member.Lean());
        gate.Call.Membership.Should().Be(found.Membership);
        gate.Call.Invoking(call => call.User).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public async Task Check_LeanOfWhoeverDoesNotSimplyPass_TakesACloserLook()
    {
        (await gate.CheckAsync(new Question(), Rule.Lean())).Should().Be(SignedOut);

        gate.Finding(Given.Session with { Organization = Given.Organization });

        (await gate.CheckAsync(new Question(), AccessRule.Member.NotMember(NotMember).Lean())).Should().Be(NotMember);
    }

    [Fact]
    public async Task Check_LeanWithMoreToAsk_AsksIt()
    {
        var found = new LeanAccess(Given.Now.AddDays(7), IsPersistent: true, Given.Member("owner").Membership);
        gate.Finding(Given.Member("member")).Reader.FindMembershipAsync(default!, default, default).ReturnsForAnyArgs(found);

        (await gate.CheckAsync(new Question(), Rule.Lean())).Should().Be(Denied);
        (await gate.CheckAsync(new Question(), AccessRule.Member.BeforeMembership<Question>(_ => Precheck).Lean())).Should().Be(Precheck);
    }

    [Fact]
    public async Task Check_WithoutAnOrganization_IsRefusedBeforeThePrecheck()
    {
        gate.Finding(Given.Session);
        var rule = Rule.BeforeMembership<Question>(_ => Precheck);

        (await gate.CheckAsync(new Question(OrganizationReference.Active), rule)).Should().Be(NoOrganization);
        (await gate.CheckAsync(new Question(OrganizationReference.Id(string.Empty)), rule)).Should().Be(NoOrganization);
    }

    [Fact]
    public async Task Check_WithoutAnOrganizationThatIsOptional_PassesWithoutMembership()
    {
        gate.Finding(Given.Session);

        (await gate.CheckAsync(new Question(OrganizationReference.Active), Rule.OrganizationOptional())).Should().BeNull();
        gate.Call.Membership.Should().BeNull();
    }

    [Fact]
    public async Task Check_WithAPrecheck_AsksItBeforeTheMembership()
    {
        gate.Finding(Given.Session);

        (await gate.CheckAsync(new Question(), Rule.BeforeMembership<Question>(_ => Precheck))).Should().Be(Precheck);
    }

    [Fact]
    public async Task Check_OfAnUnknownId_HidesItAsNotAMemberWithTheTruthUnderneath()
    {
        gate.Finding(Given.Session);

        (await gate.CheckAsync(new Question(), Rule)).Should().Be(NotMember with { Underlying = OrganizationErrors.NotFound });
    }

    [Fact]
    public async Task Check_OfADeadActiveOrganization_IsAnsweredLikeAnUnknownId()
    {
        gate.Finding(Given.Session with { Session = Given.Session.Session with { ActiveOrganizationId = "gone" } });

        (await gate.CheckAsync(new Question(OrganizationReference.Active), Rule)).Should().Be(NotMember with { Underlying = OrganizationErrors.NotFound });
    }

    [Fact]
    public async Task Check_OfAnUnknownSlug_SaysNotFound()
    {
        gate.Finding(Given.Session);

        (await gate.CheckAsync(new Question(OrganizationReference.SlugOrId("nope", null)), Rule)).Should().Be(OrganizationErrors.NotFound);
    }

    [Fact]
    public async Task Check_OfAnUnknownOrganization_SaysWhatTheRuleSays()
    {
        gate.Finding(Given.Session);

        (await gate.CheckAsync(new Question(OrganizationReference.OfInvitation("i1")), Rule.UnknownOrganization(First))).Should().Be(First);
    }

    [Fact]
    public async Task Check_ByAStranger_IsRefused()
    {
        gate.Finding(Given.Session with { Organization = Given.Organization });

        (await gate.CheckAsync(new Question(), Rule)).Should().Be(NotMember);
    }

    [Theory]
    [InlineData("member", false)]
    [InlineData("nonsense", false)]
    [InlineData("admin", true)]
    [InlineData("member,admin", true)]
    public async Task Check_ByAMember_AsksTheRoles(string role, bool allowed)
    {
        gate.Finding(Given.Member(role));

        (await gate.CheckAsync(new Question(), Rule)).Should().Be(allowed ? null : Denied);
    }

    [Fact]
    public async Task Check_OfAQuery_LocksNothing()
    {
        gate.Finding(Given.Member("owner"));

        (await gate.CheckAsync(new Question(), Rule)).Should().BeNull();
        gate.UnitOfWork.ReceivedCalls().Should().BeEmpty();
    }
}
