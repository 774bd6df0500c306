using System.Buffers.Binary;
using System.Security.Cryptography;
using AlliancePortal.Casework.Sealing;
using AlliancePortal.Casework.Tests.Kernel.Text;
using FsCheck;
using FsCheck.Fluent;

namespace AlliancePortal.Casework.Tests.Sealing;

/// <summary>For any bytes, key, person and field: what is sealed opens as it was, or not at all.</summary>
public sealed class EnvelopeTests
{
    // Of a long envelope the header, the beginning and the end are changed byte by byte.
    private const int MostChanged = 120;

    private static readonly Gen<string> Field = Gen.Elements("names", "name", "contact", "contact.phone", "label", "key", "kek", "");

    private static readonly Arbitrary<Written> AnyWritten = (
        from key in Any.Key
        from subject in Any.Id
        from field in Field
        from plain in Any.Bytes
        select new Written(key, subject, field, plain)).ToArbitrary();

    private sealed record Written(byte[] Key, Guid Subject, string Field, byte[] Plain)
    {
        public byte[] Seal() => Envelope.Seal(Key, Subject, Field, Plain);

        public byte[] Open(byte[] envelope) => Envelope.Open(Key, Subject, Field, envelope);
    }

    [Fact]
    public void What_was_sealed_opens_as_it_was_and_never_looks_the_same_twice() => Prop.ForAll(AnyWritten, written =>
    {
        var (one, two) = (written.Seal(), written.Seal());
        return written.Open(one).AsSpan().SequenceEqual(written.Plain) && written.Open(two).AsSpan().SequenceEqual(written.Plain) && !one.AsSpan().SequenceEqual(two);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_four_bytes_of_it_show_through() => Prop.ForAll(AnyWritten, written =>
    {
        // Four bytes are in one envelope by chance once in a few thousand texts; in two of the same text only what shows through is.
        var shown = FourBytes(written.Seal());
        shown.IntersectWith(FourBytes(written.Seal()));
        return !shown.Overlaps(FourBytes(written.Plain));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_one_changed_byte_is_refused_and_so_is_more_or_less_of_them() => Prop.ForAll(AnyWritten, Gen.Choose(1, byte.MaxValue).ToArbitrary(), (written, change) =>
    {
        var envelope = written.Seal();
        var changed = Enumerable.Range(0, Math.Min(envelope.Length, MostChanged)).Append(envelope.Length - 1).Select(at =>
        {
            var altered = (byte[])envelope.Clone();
            altered[at] ^= (byte)change;
            return altered;
        });
        return changed.Append([.. envelope, (byte)change]).Append(envelope[..^1]).Append(envelope[1..]).Append([]).All(altered => IsRefused(written, altered));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void In_another_row_or_field_or_under_another_key_it_does_not_open() => Prop.ForAll(AnyWritten, AnyWritten, Gen.Choose(0, 127).ToArbitrary(), (written, other, bit) =>
    {
        var envelope = written.Seal();
        var neighbours = new[]
        {
            written with { Key = Flipped(written.Key, bit) },
            written with { Key = other.Key },
            written with { Subject = new Guid(Flipped(written.Subject.ToByteArray(), bit)) },
            written with { Subject = other.Subject },
            written with { Field = written.Field + "s" },
            written with { Field = other.Field == written.Field ? "other" : other.Field },
        };
        return neighbours.All(neighbour => IsRefused(neighbour, envelope));
    }).QuickCheckThrowOnFailure();

    private static bool IsRefused(Written place, byte[] envelope)
    {
        try
        {
            place.Open(envelope);
            return false;
        }
        catch (CryptographicException)
        {
            return true;
        }
    }

    private static byte[] Flipped(byte[] bytes, int bit)
    {
        var flipped = (byte[])bytes.Clone();
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        return flipped;
    }

    private static HashSet<uint> FourBytes(byte[] bytes) =>
        [.. Enumerable.Range(0, Math.Max(0, bytes.Length - 3)).Select(at => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at, 4)))];
}
