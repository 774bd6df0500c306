using System.Security.Cryptography;
using AlliancePortal.Casework.Sealing.Custody;

namespace AlliancePortal.Casework.Tests.Sealing;

/// <summary>Any so many custodians give the key back, fewer know nothing, and a slip of the pen is noticed.</summary>
public sealed class SecretSharingTests
{
    private readonly byte[] secret = RandomNumberGenerator.GetBytes(32);

    [Theory]
    [InlineData(3, 2)]
    [InlineData(5, 3)]
    [InlineData(20, 20)]
    public void Any_so_many_shares_give_it_back_and_one_fewer_something_else(int shares, int threshold)
    {
        var split = SecretSharing.Split(secret, shares, threshold);
        for (var first = 0; first < shares; first++)
        {
            var some = Enumerable.Range(first, threshold).Select(at => at % shares).Select(at => ((byte)(at + 1), split[at])).Reverse().ToList();
            Assert.Equal(secret, SecretSharing.Combine(some));
            Assert.NotEqual(secret, SecretSharing.Combine(some[1..]));
        }
    }

    [Fact]
    public void A_share_alone_fits_every_secret_alike()
    {
        // Of two shares one is known: for each value of a byte there is one other share that makes it.
        var secrets = Enumerable.Range(0, 256).Select(other => SecretSharing.Combine([(1, [0x5a]), (2, [(byte)other])])[0]);
        Assert.Equal(256, secrets.Distinct().Count());
    }

    [Fact]
    public void It_is_the_field_of_AES()
    {
        // There the inverse of 3 is f6, and the points 1 and 2 weigh 2/3 and 1/3.
        Assert.Equal([0xf7], SecretSharing.Combine([(1, [1]), (2, [0])]));
        Assert.Equal([0xf6], SecretSharing.Combine([(1, [0]), (2, [1])]));
    }

    [Fact]
    public void A_share_is_read_from_its_card_however_it_is_typed_and_a_wrong_sign_is_noticed()
    {
        var text = new KeyShare(2, "3f2a", 2, 1, secret).ToString();
        Assert.True(KeyShare.TryParse($" {text.ToUpperInvariant().Replace("-", " - ", StringComparison.Ordinal)}\n", out var read));
        Assert.Equal((2, "3f2a", 2, (byte)1), (read.Version, read.Set, read.Threshold, read.Point));
        Assert.Equal(secret, read.Value);

        for (var at = 0; at < text.Length; at++)
        {
            var wrong = text.Remove(at, 1).Insert(at, text[at] == '7' ? "8" : "7");
            Assert.False(KeyShare.TryParse(wrong, out _), wrong);
            Assert.False(KeyShare.TryParse(text.Remove(at, 1), out _));
        }

        Assert.All(["", "APK", "APK-2-2-1-3f2a", "no share at all"], words => Assert.False(KeyShare.TryParse(words, out _)));
    }
}
