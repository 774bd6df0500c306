using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Tests.Kernel.Text;
using FsCheck;
using FsCheck.Fluent;

namespace AlliancePortal.Casework.Tests.Access.Policies;

/// <summary>For any ticket: what was signed is what the database reads; with one sign changed, in another backend, under another key, too late or for too long it reads none.</summary>
public sealed class TicketPropertyTests(TicketBackend backend) : IClassFixture<TicketBackend>
{
    private static readonly Config Bounded = Config.QuickThrowOnFailure.WithMaxTest(60);

    private static readonly Arbitrary<Ticket> Tickets = AnyTicket.Ticket.ToArbitrary();

    [Fact]
    public void What_was_signed_is_what_the_database_reads() => Prop.ForAll(Tickets, Gen.Choose(20, 55).ToArbitrary(), (ticket, seconds) =>
        Assert.Equal(AnyTicket.Fields(ticket), backend.Read(backend.Sign(ticket, seconds)))).Check(Bounded);

    [Fact]
    public void No_purpose_or_role_whatever_it_says_is_read_as_another_field() => Prop.ForAll(Tickets, Any.StoredText.ToArbitrary(), Any.StoredText.ToArbitrary(), (ticket, role, purpose) =>
    {
        var strange = ticket with { Role = role, Purpose = purpose };
        Assert.Equal((role + purpose).Contains('|', StringComparison.Ordinal) ? null : AnyTicket.Fields(strange), backend.Read(backend.Sign(strange)));
    }).Check(Bounded);

    [Fact]
    public void With_any_one_sign_changed_or_missing_it_is_none() => Prop.ForAll(Tickets, Gen.Choose(1, 127).ToArbitrary(), (ticket, flip) =>
    {
        var good = backend.Sign(ticket);
        // PostgreSQL has no text with NUL in it.
        var changed = Enumerable.Range(0, good.Length).SelectMany(at => new[] { "", ((char)Math.Max(good[at] ^ flip, 1)).ToString() }.Select(sign => string.Concat(good.AsSpan(0, at), sign, good.AsSpan(at + 1))));
        Assert.Null(backend.Believed([.. changed]));
        Assert.Equal(good, backend.Believed([good]));
    }).Check(Bounded.WithMaxTest(30));

    [Fact]
    public void For_another_backend_under_another_key_too_late_or_for_too_long_it_is_none() => Prop.ForAll(Tickets, Gen.Choose(0, 30).ToArbitrary(), Any.Key.ToArbitrary(), (ticket, bit, key) =>
    {
        var (known, mine, now) = (backend.Database.Key, backend.Connection.ProcessID, DateTimeOffset.UtcNow);
        var soon = now + Ticket.Life;
        var nearKey = (byte[])known.Key.Clone();
        nearKey[bit] ^= 1;
        // A minute is the longest life; some seconds more, so that a slow machine does not make it right.
        Assert.Null(backend.Believed([
            ticket.Sign(known.Key, known.Id, mine ^ (1 << bit), soon),
            ticket.Sign(key, known.Id, mine, soon),
            ticket.Sign(nearKey, known.Id, mine, soon),
            ticket.Sign(known.Key, Convert.ToHexStringLower(key.AsSpan(0, 16)), mine, soon),
            ticket.Sign(known.Key, known.Id, mine, now.AddSeconds(-(1 << bit))),
            ticket.Sign(known.Key, known.Id, mine, now.AddSeconds(75 + (1 << bit))),
        ]));
    }).Check(Bounded);
}
