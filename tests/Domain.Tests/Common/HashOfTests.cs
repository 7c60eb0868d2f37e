using OrgAuth.Domain.Common;

namespace OrgAuth.Domain.Tests.Common;

public sealed class HashOfTests
{
    [Fact]
    public void HashOf_OtherTextsOrPurpose_IsAnother()
    {
        byte[][] hashes =
        [
            Secrets.HashOf("p", "ab", "c"),
            Secrets.HashOf("p", "a", "bc"),
            Secrets.HashOf("p", "abc"),
            Secrets.HashOf("p", "abc", null),
            Secrets.HashOf("p", "abc", string.Empty),
            Secrets.HashOf("q", "abc"),
            Secrets.HashOf("pabc"),
            Secrets.HashToken("abc"),
        ];

        hashes.Select(Convert.ToHexString).Should().OnlyHaveUniqueItems();
        Secrets.HashOf("p", "ab", "c").Should().Equal(hashes[0]).And.HaveCount(32);
    }
}
