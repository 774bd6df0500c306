using System.Text.Json;
using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Tests.Access.Policies;
using AlliancePortal.Casework.Tests.Kernel.Text;
using FsCheck;
using FsCheck.Fluent;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Audit;

/// <summary>For any entries: a lane holds as it was written; whichever entry is changed, taken out, moved or put in, and however, the check names its place.</summary>
public sealed class AuditChainTests(TicketBackend backend) : IClassFixture<TicketBackend>
{
    private const string Lane = "lane = pg_backend_pid() % 64";

    // Whoever knows how a hash is made makes an entry fit to the one before it.
    private const string Fit = $"update audit.entries e set hash = audit.digest(e.previous, e) where {Lane} and user_id = @id";

    private static readonly string[] Changes =
    [
        "user_id = @id", "unit_id = @id", "purpose = @word", "request = @word", "outcome = @word", "role = @word", "role = null", "facts = facts || to_jsonb(@word)", "at = at + @by", "hash = sha256(hash)",
    ];

    private static readonly Gen<Entry> AnyEntry =
        from ticket in AnyTicket.Ticket
        from request in Any.StoredText
        from outcome in Any.StoredText
        from actions in Any.StoredText.ArrayOf().Resize(4)
        select new Entry(ticket, request, outcome, JsonSerializer.Serialize(actions.Select(action => new { a = $"write:{action}", s = (Guid?)null, n = action.Length })));

    private static readonly Arbitrary<Written> AnyWritten = (
        from count in Gen.Choose(1, 8)
        from entries in AnyEntry.ArrayOf(count)
        from row in Gen.Choose(1, count)
        from other in Gen.Choose(1, count)
        from id in Any.Id
        from word in Any.StoredText
        from microseconds in Gen.Choose(1, int.MaxValue)
        from sign in Gen.Elements(-1, 1)
        select new Written(entries, Math.Min(row, other), Math.Max(row, other), id, $"{word}{id}", TimeSpan.FromMicroseconds(sign * (double)microseconds))).ToArbitrary();

    [Fact]
    public void What_was_written_holds_and_any_one_change_is_named_at_its_place() => Prop.ForAll(AnyWritten, written =>
    {
        using var transaction = backend.Connection.BeginTransaction();
        foreach (var entry in written.Entries)
        {
            using var append = Command(
                "select access.enter(@ticket); select audit.append(@request, @outcome, @facts::jsonb)",
                ("ticket", backend.Sign(entry.Ticket)), ("request", entry.Request), ("outcome", entry.Outcome), ("facts", entry.Facts));
            append.ExecuteNonQuery();
        }

        Assert.Null(FirstBroken());
        using var head = Command($"select seq from audit.lanes where {Lane}");
        var last = (long)head.ExecuteScalar()!;
        var row = last - written.Entries.Length + written.Row;
        var other = row + written.Other - written.Row;
        foreach (var change in Changes) Tamper($"update audit.entries set {change} where {Lane} and seq = @row", row, "altered");
        Tamper($"update audit.entries set previous = sha256(previous) where {Lane} and seq = @row", row, "chain");
        Tamper($"delete from audit.entries where {Lane} and seq = @row", row, row == last ? "tail" : "missing");
        Tamper($"delete from audit.entries where {Lane} and seq >= @row", row, "tail");

        // One that was made to fit is told by what follows: the next entry, or the head of the lane.
        var (next, what) = row == last ? (row, "altered") : (row + 1, "chain");
        Tamper($"update audit.entries set user_id = @id where {Lane} and seq = @row; {Fit}", next, what);
        Tamper($"{PutIn("@row", "previous")}; {Fit}", row, "inserted");
        Tamper($"{PutIn("@last + 1", $"(select hash from audit.entries where {Lane} and seq = @last)")}; {Fit}", last + 1, "inserted");
        if (row != other)
            Tamper($"update audit.entries set seq = -1 where {Lane} and seq = @row; update audit.entries set seq = @row where {Lane} and seq = @other; update audit.entries set seq = @other where {Lane} and seq = -1", row, "chain");

        void Tamper(string sql, long place, string fault)
        {
            transaction.Save("written");
            using var tamper = Command(sql, ("row", row), ("other", other), ("last", last), ("id", written.Id), ("word", written.Word), ("by", written.By));
            Assert.NotEqual(0, tamper.ExecuteNonQuery());
            Assert.Equal((sql, (place, fault)), (sql, FirstBroken()));
            transaction.Rollback("written");
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(12));

    private static string PutIn(string seq, string previous) => $"""
        insert into audit.entries (lane, seq, at, user_id, unit_id, purpose, request, outcome, facts, previous, hash, role)
        select lane, {seq}, at + @by, @id, unit_id, purpose, request, outcome, facts, {previous}, hash, role from audit.entries where {Lane} and seq = @row
        """;

    private (long, string)? FirstBroken()
    {
        using var verify = Command("select seq, what from audit.verify((pg_backend_pid() % 64)::smallint)");
        using var found = verify.ExecuteReader();
        return found.Read() ? (found.GetInt64(0), found.GetString(1)) : null;
    }

    private NpgsqlCommand Command(string sql, params (string Name, object Value)[] values)
    {
        var command = new NpgsqlCommand(sql, backend.Connection);
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        return command;
    }

    private sealed record Entry(Ticket Ticket, string Request, string Outcome, string Facts);

    /// <param name="Row">Which entry is tampered with, from 1.</param>
    /// <param name="Other">The one with which it changes places; the same: with none.</param>
    /// <param name="By">How far a time is moved.</param>
    private sealed record Written(Entry[] Entries, int Row, int Other, Guid Id, string Word, TimeSpan By);
}
