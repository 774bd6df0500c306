namespace AlliancePortal.Benchmarks.Load;

/// <summary>One kind of call by so many clients.</summary>
internal sealed record Measured(string What, int Clients, Timing Timing);

/// <summary>All that one run of the load command measured.</summary>
/// <param name="Cases">That were asked for; <paramref name="Rows"/> were there.</param>
/// <param name="Own">Of these in the list of the measured team.</param>
/// <param name="Start">Seconds to the first answer on this database, which was running.</param>
/// <param name="StartWithDatabase">Seconds to the first answer when the private database was started too; null: not measured.</param>
/// <param name="IdleMemory">MiB of the portal after its first answer.</param>
/// <param name="LoadedMemory">MiB of the portal after all rounds.</param>
/// <param name="IdleCpu">Milliseconds of processor time in a second of the portal, and of PostgreSQL, when nobody asks for anything.</param>
/// <param name="Others">Share of the machine's processor time that other programs took while it was measured: much of it makes times longer and rounds differ.</param>
/// <param name="Found">How many cases each search gave on its first page.</param>
/// <param name="Board">Whether the board's numbers are its lists.</param>
internal sealed record LoadResult(
    DateTimeOffset At, string Commit, string Command, int Cases, long Rows, long Own, DataSet.Making Made, double Start, double? StartWithDatabase, double IdleMemory, double LoadedMemory,
    (double Portal, double Database) IdleCpu, double Others, IReadOnlyDictionary<string, string> Found, BoardCheck Board, IReadOnlyList<Measured> Calls)
{
    public Timing? Find(string what, int clients) => Calls.FirstOrDefault(call => call.What == what && call.Clients == clients)?.Timing;
}
