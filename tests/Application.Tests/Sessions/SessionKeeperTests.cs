using NSubstitute;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Sessions;
using OrgAuth.Application.Tests.Builders;
using OrgAuth.Domain.Common;

namespace OrgAuth.Application.Tests.Sessions;

/// <summary>What is decided without the database; renewal and deletion themselves are tested over HTTP on every engine.</summary>
public sealed class SessionKeeperTests
{
    private readonly Gate given = new();
    private readonly SessionKeeper sessions;

    public SessionKeeperTests() =>
        sessions = new SessionKeeper(given.Credentials, given.Reader, new NoDatabase(), given.Carrier, new StoppedClock());

    [Fact]
    public async Task Find_WithoutAToken_AsksAndSaysNothing()
    {
        given.Credentials.SessionToken.Returns((string?)null);

        (await FindAsync(OrganizationReference.None)).Should().BeNull();
        given.Reader.ReceivedCalls().Should().BeEmpty();
        given.Carrier.ReceivedCalls().Should().BeEmpty();
    }

    [Fact]
    public async Task Find_WithATokenOfNoSession_WithdrawsIt()
    {
        (await FindAsync(OrganizationReference.None)).Should().BeNull();

        given.Carrier.Received(1).Withdraw();
    }

    [Fact]
    public async Task Find_WithAYoungSession_GivesItAndSaysNothing()
    {
        given.Finding(Given.Session);

        (await FindAsync(OrganizationReference.None)).Should().Be(Given.Session);
        given.Carrier.ReceivedCalls().Should().BeEmpty();
    }

    [Fact]
    public async Task Find_WithASessionThatIsDue_RenewsItInTheDatabase()
    {
        given.Finding(Aged(TimeSpan.FromDays(1)));

        await sessions.Invoking(_ => FindAsync(OrganizationReference.None)).Should().ThrowAsync<DatabaseTouchedException>();
        given.Carrier.ReceivedCalls().Should().BeEmpty("the token is handed over only once the renewal is written");
    }

    [Fact]
    public async Task Find_WithASessionThatIsNotQuiteDue_LeavesIt()
    {
        var found = Aged(TimeSpan.FromDays(1) - TimeSpan.FromMilliseconds(1));
        given.Finding(found);

        (await FindAsync(OrganizationReference.None)).Should().Be(found);
    }

    [Fact]
    public async Task Find_NotRenewing_LeavesADueSession()
    {
        var found = Aged(TimeSpan.FromDays(2));
        given.Finding(found);

        (await FindAsync(OrganizationReference.None, renew: false)).Should().Be(found);
        given.Carrier.ReceivedCalls().Should().BeEmpty();
    }

    [Fact]
    public async Task Find_WithATransientSession_NeverRenewsIt()
    {
        var found = Given.Session with { Session = Given.Session.Session with { IsPersistent = false, ExpiresAt = Given.Now.AddMinutes(1) } };
        given.Finding(found);

        (await FindAsync(OrganizationReference.None)).Should().Be(found);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task Find_WithAnExpiredSession_DeletesItFromTheDatabase(int milliseconds)
    {
        given.Finding(Given.Session with { Session = Given.Session.Session with { ExpiresAt = Given.Now.AddMilliseconds(milliseconds) } });

        await sessions.Invoking(_ => FindAsync(OrganizationReference.None, renew: false)).Should().ThrowAsync<DatabaseTouchedException>();
    }

    [Fact]
    public async Task Find_ByEachReference_AsksItsOwnQuestionWithTheHashOnly()
    {
        await FindAsync(OrganizationReference.SlugOrId("acme", "o1"));
        await given.Reader.Received(1).FindBySlugAsync(HashOnly(), "acme", default);

        await FindAsync(OrganizationReference.IdOrSlug("o1", "acme"));
        await given.Reader.Received(1).FindByIdAsync(HashOnly(), "o1", default);

        await FindAsync(OrganizationReference.OfInvitation("i1"));
        await given.Reader.Received(1).FindByInvitationAsync(HashOnly(), "i1", default);

        await FindAsync(OrganizationReference.None);
        await given.Reader.Received(1).FindAsync(HashOnly(), default);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("from-header")]
    public async Task Find_OfTheActiveOrganization_PrefersTheHeader(string? header)
    {
        given.Credentials.OrganizationId.Returns(header);

        await FindAsync(OrganizationReference.IdOrActive(null));

        await given.Reader.Received(1).FindByIdAsync(Arg.Any<byte[]>(), header, default);
    }

    [Fact]
    public async Task FindLean_ByEachReference_AsksItsOwnQuestionWithTheHashOnly()
    {
        await sessions.FindLeanAsync(OrganizationReference.All, default);
        await given.Reader.Received(1).FindOrganizationsAsync(HashOnly(), default);

        await sessions.FindLeanAsync(OrganizationReference.Id("o1"), default);
        await given.Reader.Received(1).FindMembershipAsync(HashOnly(), "o1", default);

        await sessions.FindLeanAsync(OrganizationReference.Active, default);
        await given.Reader.Received(1).FindMembershipAsync(HashOnly(), null, default);

        given.Credentials.OrganizationId.Returns("from-header");
        await sessions.FindLeanAsync(OrganizationReference.Active, default);
        await given.Reader.Received(1).FindMembershipAsync(HashOnly(), "from-header", default);
    }

    [Theory]
    [InlineData(7, true, true)]
    [InlineData(6.1, true, true)]
    [InlineData(6, true, false)]
    [InlineData(0.5, true, false)]
    [InlineData(0.5, false, true)]
    [InlineData(0, false, false)]
    [InlineData(-1, true, false)]
    public async Task FindLean_OfASessionThatIsDueOrOver_LeavesItToACloserLook(double daysLeft, bool isPersistent, bool isFound)
    {
        var found = new LeanAccess(Given.Now.AddDays(daysLeft), isPersistent);
        given.Reader.FindMembershipAsync(default!, default, default).ReturnsForAnyArgs(found);

        (await sessions.FindLeanAsync(OrganizationReference.Active, default)).Should().Be(isFound ? found : null);
    }

    private static byte[] HashOnly() => Arg.Is<byte[]>(bytes => Enumerable.SequenceEqual(bytes, Secrets.HashToken("token")));

    private async Task<AccessSnapshot?> FindAsync(OrganizationReference organization, bool renew = true) =>
        (await sessions.FindAsync(organization, renew, CancellationToken.None)).Found;

    private static AccessSnapshot Aged(TimeSpan sinceRenewal) =>
        Given.Session with { Session = Given.Session.Session with { ExpiresAt = Given.Now.AddDays(7) - sinceRenewal } };
}
