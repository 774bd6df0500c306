using AlliancePortal.Casework.Sealing.Custody;
using AlliancePortal.Casework.Tests.Kernel.Text;
using FsCheck;
using FsCheck.Fluent;

namespace AlliancePortal.Casework.Tests.Sealing;

/// <summary>Any so many custodians give the key back, fewer know nothing, and a slip of the pen is noticed.</summary>
public sealed class SecretSharingTests
{
    private static readonly Arbitrary<Custody> AnyCustody = (
        from secret in Any.Key
        from count in Gen.Choose(2, 12)
        from threshold in Gen.Choose(2, count)
        from order in Gen.Shuffle(Enumerable.Range(1, count))
        select new Custody(secret, threshold, order)).ToArbitrary();

    private static readonly Arbitrary<KeyShare> AnyShare = (
        from version in Gen.Choose(1, 1_000_000)
        from set in Any.Byte.ArrayOf(2)
        from threshold in Gen.Choose(2, byte.MaxValue)
        from point in Gen.Choose(1, byte.MaxValue)
        from value in Any.Key
        select new KeyShare(version, Convert.ToHexStringLower(set), threshold, (byte)point, value)).ToArbitrary();

    /// <param name="Order">The points of all shares, in the order in which the custodians come.</param>
    private sealed record Custody(byte[] Secret, int Threshold, int[] Order)
    {
        public List<(byte Point, byte[] Share)> Split()
        {
            var shares = SecretSharing.Split(Secret, Order.Length, Threshold);
            return [.. Order.Select(point => ((byte)point, shares[point - 1]))];
        }
    }

    [Fact]
    public void Whichever_come_so_many_or_more_give_it_back_and_fewer_something_else() => Prop.ForAll(AnyCustody, custody =>
    {
        var shares = custody.Split();
        return Enumerable.Range(1, shares.Count).All(come => SecretSharing.Combine(shares[..come]).AsSpan().SequenceEqual(custody.Secret) == come >= custody.Threshold);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void One_too_few_fit_every_secret_alike() => Prop.ForAll(AnyCustody, Gen.Choose(0, 31).ToArbitrary(), (custody, place) =>
    {
        var shares = custody.Split();
        var known = shares[..(custody.Threshold - 1)];
        // Whatever the byte of the share that is not known: each value makes another secret, so that none is likelier than another.
        var secrets = Enumerable.Range(0, 256).Select(value => SecretSharing.Combine([.. known.Select(share => (share.Point, share.Share[place..(place + 1)])), (shares[^1].Point, [(byte)value])])[0]);
        return secrets.Distinct().Count() == 256;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(50));

    [Fact]
    public void No_share_is_made_twice_and_none_is_the_secret() => Prop.ForAll(AnyCustody, custody =>
    {
        var made = custody.Split().Concat(custody.Split()).Select(share => Convert.ToHexString(share.Share)).Append(Convert.ToHexString(custody.Secret)).ToList();
        return made.Distinct().Count() == made.Count;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Cards_make_a_key_file_when_enough_of_one_set_come_and_else_none() => Prop.ForAll(AnyCustody, AnyShare, (custody, foreign) =>
    {
        var folder = Directory.CreateTempSubdirectory("portal-cards-").FullName;
        try
        {
            List<KeyShare> cards = [.. custody.Split().Select(share => new KeyShare(3, "3f2a", custody.Threshold, share.Point, share.Share))];
            var path = Path.Combine(folder, "key");
            // The same card twice is one card.
            Assert.Equal(ShareFault.TooFew, KeyCustody.Recover([.. cards[..(custody.Threshold - 1)], cards[0]], path, null).Fault);
            Assert.Equal(ShareFault.OfDifferentSets, KeyCustody.Recover([.. cards.Where(card => card.Point != foreign.Point), foreign], path, null).Fault);
            Assert.False(File.Exists(path));
            Assert.Equal((3, null), KeyCustody.Recover(cards[^custody.Threshold..], path, null));
            Assert.Contains($"3 {Convert.ToBase64String(custody.Secret)}", File.ReadAllLines(path));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void It_is_the_field_of_AES()
    {
        // There the inverse of 3 is f6, and the points 1 and 2 weigh 2/3 and 1/3.
        Assert.Equal([0xf7], SecretSharing.Combine([(1, [1]), (2, [0])]));
        Assert.Equal([0xf6], SecretSharing.Combine([(1, [0]), (2, [1])]));
    }

    [Fact]
    public void Any_card_is_read_however_it_is_typed() => Prop.ForAll(AnyShare, Gen.Choose(0, 40).ToArbitrary(), (share, blank) =>
    {
        var typed = share.ToString().ToUpperInvariant().Insert(blank, " \n");
        return KeyShare.TryParse(typed, out var read) && read with { Value = share.Value } == share && read.Value.AsSpan().SequenceEqual(share.Value);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_wrong_or_missing_sign_on_a_card_is_noticed()
    {
        // One wrong sign in 65,536 fits the two bytes that check a card: this card is always the same, so that the test has no luck in it.
        var text = new KeyShare(2, "3f2a", 2, 1, [.. Enumerable.Range(7, 32).Select(value => (byte)(value * 5))]).ToString();
        for (var at = 0; at < text.Length; at++)
        {
            var wrong = text.Remove(at, 1).Insert(at, text[at] == '7' ? "8" : "7");
            Assert.False(KeyShare.TryParse(wrong, out _), wrong);
            Assert.False(KeyShare.TryParse(text.Remove(at, 1), out _));
        }

        Assert.All(["", "APK", "APK-2-2-1-3f2a", "no share at all"], words => Assert.False(KeyShare.TryParse(words, out _)));
    }

    [Fact]
    public void Nothing_typed_as_a_card_ends_in_an_exception() => Prop.ForAll(AnyShare, Any.StoredText.ToArbitrary(), Gen.Choose(0, 21).ToArbitrary(), (share, text, at) =>
    {
        var groups = share.ToString().Split('-');
        groups[at] = text.PadRight(groups[at].Length, 'x')[..groups[at].Length];
        KeyShare.TryParse(string.Join('-', groups), out _);
        return !KeyShare.TryParse(text, out _);
    }).QuickCheckThrowOnFailure();
}
