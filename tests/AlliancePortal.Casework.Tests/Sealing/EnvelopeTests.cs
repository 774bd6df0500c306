using System.Security.Cryptography;
using System.Text;
using AlliancePortal.Casework.Sealing;

namespace AlliancePortal.Casework.Tests.Sealing;

public sealed class EnvelopeTests
{
    private static readonly byte[] Plain = Encoding.UTF8.GetBytes("Mirjeta");
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly Guid subject = Guid.CreateVersion7();

    [Fact]
    public void What_was_sealed_opens_again_and_does_not_show_through()
    {
        var envelope = Envelope.Seal(key, subject, "names", Plain);

        Assert.Equal(Plain, Envelope.Open(key, subject, "names", envelope));
        Assert.Equal(-1, envelope.AsSpan().IndexOf(Plain));
        Assert.NotEqual(envelope, Envelope.Seal(key, subject, "names", Plain));
    }

    [Fact]
    public void Any_flipped_bit_is_noticed()
    {
        var envelope = Envelope.Seal(key, subject, "names", Plain);
        for (var bit = 0; bit < envelope.Length * 8; bit++)
        {
            var altered = (byte[])envelope.Clone();
            altered[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.ThrowsAny<CryptographicException>(() => Envelope.Open(key, subject, "names", altered));
        }
    }

    [Fact]
    public void An_envelope_moved_to_another_person_or_field_does_not_open()
    {
        var envelope = Envelope.Seal(key, subject, "names", Plain);

        Assert.ThrowsAny<CryptographicException>(() => Envelope.Open(key, Guid.CreateVersion7(), "names", envelope));
        Assert.ThrowsAny<CryptographicException>(() => Envelope.Open(key, subject, "label", envelope));
        Assert.ThrowsAny<CryptographicException>(() => Envelope.Open(RandomNumberGenerator.GetBytes(32), subject, "names", envelope));
    }

    [Fact]
    public void An_agencys_search_token_tells_another_agency_nothing()
    {
        var portal = new PortalKey(key);
        var search = new SearchKeys(portal);
        Guid one = Guid.CreateVersion7(), other = Guid.CreateVersion7();

        Assert.Equal(search.Token(one, "p:mir"), new SearchKeys(portal).Token(one, "p:mir"));
        Assert.NotEqual(search.Token(one, "p:mir"), search.Token(other, "p:mir"));
    }
}
