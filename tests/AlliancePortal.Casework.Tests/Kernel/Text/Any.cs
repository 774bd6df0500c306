using FsCheck;
using FsCheck.Fluent;

namespace AlliancePortal.Casework.Tests.Kernel.Text;

/// <summary>What properties are tried on: texts, bytes and ids without any limit but those named.</summary>
internal static class Any
{
    private static readonly Gen<int> CodePoint = Gen.OneOf(Gen.Choose(0, 0xD7FF), Gen.Choose(0xE000, 0x10FFFF), Gen.Choose(0, 0x7F), Gen.Elements(0, '|', '"', '\\', '\'', '\n', 0xFFFE, 0x1F600, 0x202E));

    /// <summary>Writing in any script, with signs that mean something to somebody (NUL, quotes, bars, line ends, overrides); now and then empty or of many thousand signs.</summary>
    public static readonly Gen<string> Text = Long(CodePoint.Select(char.ConvertFromUtf32).ArrayOf().Select(string.Concat), string.Concat);

    /// <summary>The same as PostgreSQL can keep it, and short.</summary>
    public static readonly Gen<string> StoredText = CodePoint.Where(code => code is > 0 and < 0xFFFF).Select(char.ConvertFromUtf32).ArrayOf().Select(string.Concat);

    public static readonly Gen<byte> Byte = Gen.Choose(0, byte.MaxValue).Select(value => (byte)value);

    public static readonly Gen<byte[]> Key = Byte.ArrayOf(32);

    /// <summary>Bytes of any length; now and then none or many thousand.</summary>
    public static readonly Gen<byte[]> Bytes = Long(Byte.ArrayOf(), parts => [.. parts.SelectMany(part => part)]);

    public static readonly Gen<Guid> Id = Byte.ArrayOf(16).Select(bytes => new Guid(bytes));

    private static Gen<T> Long<T>(Gen<T> usual, Func<IEnumerable<T>, T> joined) => Gen.Frequency(
        (12, usual),
        (1, Gen.Constant(joined([]))),
        (1, from part in usual from times in Gen.Choose(100, 1_000) select joined(Enumerable.Repeat(part, times))));
}
