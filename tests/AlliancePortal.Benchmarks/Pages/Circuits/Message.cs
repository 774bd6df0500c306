namespace AlliancePortal.Benchmarks.Pages.Circuits;

/// <summary>What the hub says.</summary>
/// <param name="Kind">Of the hub protocol.</param>
/// <param name="Target">Of a call.</param>
/// <param name="Arguments">Of a call; of an answer its value or, when it failed, the words; of a farewell why.</param>
internal sealed record Message(byte Kind, string? Target, IReadOnlyList<object?> Arguments)
{
    public const byte CallKind = 1;
    public const byte AnswerKind = 3;
    public const byte PingKind = 6;
    public const byte FarewellKind = 7;

    private const long Failed = 1;

    /// <summary>Reads one message if all of it is there.</summary>
    /// <param name="bytes">What came; what is read is taken away.</param>
    /// <returns>Null: more has to come first.</returns>
    /// <exception cref="InvalidDataException">It is no message of the hub.</exception>
    public static Message? Read(ref ReadOnlySpan<byte> bytes)
    {
        int length = 0, prefix = 0;
        do
        {
            if (prefix == bytes.Length) return null;
            if (prefix == 4) throw new InvalidDataException("A message is too long.");
            length |= (bytes[prefix] & 0x7F) << 7 * prefix;
        }
        while (bytes[prefix++] > 0x7F);
        if (bytes.Length < prefix + length) return null;

        var all = new Unpack(bytes.Slice(prefix, length)).Next() as object?[];
        bytes = bytes[(prefix + length)..];
        return all switch
        {
            [long and CallKind, _, _, string target, object?[] arguments, ..] => new Message(CallKind, target, arguments),
            [long and AnswerKind, _, _, long and Failed, string error] => throw new InvalidDataException($"The hub refused: {error}"),
            [long and AnswerKind, _, _, _, .. var value] => new Message(AnswerKind, null, value),
            [long kind, .. var rest] => new Message((byte)kind, null, rest),
            _ => throw new InvalidDataException("It is no message of the hub."),
        };
    }
}
