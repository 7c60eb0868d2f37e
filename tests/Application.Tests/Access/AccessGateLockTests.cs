using NSubstitute;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Tests.Builders;
using OrgAuth.Domain.Access;
using OrgAuth.Domain.Common;

namespace OrgAuth.Application.Tests.Access;

/// <summary>For a command, what the decision saw must still hold when it commits.</summary>
public sealed class AccessGateLockTests
{
    private static readonly Error Denied = Error.Forbidden("DENIED", "Denied");
    private static readonly AccessRule Rule = AccessRule.Permission(Permission.UpdateOrganization, Denied);
    private readonly Gate gate = new();

    [Fact]
    public async Task Check_OfACommand_LocksTheMembershipAsItWasSeen()
    {
        gate.Finding(Given.Member("admin", version: 3));
        gate.UnitOfWork.LockMemberAsync("m1", 3, default).Returns(true);

        (await gate.CheckAsync(new Order(), Rule)).Should().BeNull();

        gate.UnitOfWork.ReceivedCalls().Should().ContainSingle();
        gate.Reader.ReceivedCalls().Should().ContainSingle();
    }

    [Fact]
    public async Task Check_OfACommandThatChangesTheOrganization_LocksTheOrganizationAsItWasSeen()
    {
        gate.Finding(Given.Member("admin"));
        gate.UnitOfWork.LockOrganizationAsync("o1", 7, default).Returns(true);

        (await gate.CheckAsync(new Order(), Rule.ChangesOrganization())).Should().BeNull();

        gate.UnitOfWork.ReceivedCalls().Should().ContainSingle();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Check_OfACommandConfirmedAtSave_ExpectsWhatWasSeen(bool changesOrganization)
    {
        gate.Finding(Given.Member("admin", version: 3));
        var rule = changesOrganization ? Rule.ChangesOrganization() : Rule;

        (await gate.CheckAsync(new Order(), rule.ConfirmedAtSave())).Should().BeNull();

        gate.UnitOfWork.Received(changesOrganization ? 1 : 0).ExpectOrganization("o1", 7);
        gate.UnitOfWork.Received(changesOrganization ? 0 : 1).ExpectMember("m1", 3);
        await gate.UnitOfWork.DidNotReceiveWithAnyArgs().LockOrganizationAsync(default!, default, default);
        await gate.UnitOfWork.DidNotReceiveWithAnyArgs().LockMemberAsync(default!, default, default);
    }

    [Fact]
    public async Task Check_OfACommandConfirmedAtSaveThatLostARace_LocksAndDecidesAgain()
    {
        gate.Finding(Given.Member("admin"), Given.Member("member"));
        gate.UnitOfWork.LocksFirst.Returns(true);

        (await gate.CheckAsync(new Order(), Rule.ChangesOrganization().ConfirmedAtSave())).Should().Be(Denied);

        await gate.UnitOfWork.Received(1).LockOrganizationAsync("o1", null, default);
        gate.UnitOfWork.DidNotReceiveWithAnyArgs().ExpectOrganization(default!, default);
    }

    [Fact]
    public async Task Check_AfterADemotionThatCameFirst_LocksAnywayAndDecidesAgain()
    {
        gate.Finding(Given.Member("admin", version: 3), Given.Member("member", version: 4));
        gate.UnitOfWork.LockMemberAsync("m1", 3, default).Returns(false);
        gate.UnitOfWork.LockMemberAsync("m1", null, default).Returns(true);

        (await gate.CheckAsync(new Order(), Rule)).Should().Be(Denied);

        Received.InOrder(() =>
        {
            gate.Reader.FindByIdAsync(Arg.Any<byte[]>(), "o1", default);
            gate.UnitOfWork.LockMemberAsync("m1", 3, default);
            gate.UnitOfWork.LockMemberAsync("m1", null, default);
            gate.Reader.FindByIdAsync(Arg.Any<byte[]>(), "o1", default);
        });
    }

    [Fact]
    public async Task Check_AfterAHarmlessChange_PassesWithWhatIsTrueNow()
    {
        gate.Finding(Given.Member("admin", version: 3), Given.Member("owner", version: 4));

        (await gate.CheckAsync(new Order(), Rule)).Should().BeNull();
        gate.Call.Membership!.Role.Should().Be("owner");
    }

    [Fact]
    public async Task Check_OfARefusedCommand_LocksNothing()
    {
        gate.Finding(Given.Member("member"));

        (await gate.CheckAsync(new Order(), Rule)).Should().Be(Denied);
        gate.UnitOfWork.ReceivedCalls().Should().BeEmpty();
    }

    [Fact]
    public async Task Check_OfACommandForWhoeverIsSignedIn_LocksNothing()
    {
        gate.Finding(Given.Session);

        (await gate.CheckAsync(new Order(), AccessRule.SignedIn)).Should().BeNull();
        gate.UnitOfWork.ReceivedCalls().Should().BeEmpty();
    }
}
