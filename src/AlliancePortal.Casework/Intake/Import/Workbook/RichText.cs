using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace AlliancePortal.Casework.Intake.Import.Workbook;

/// <summary>Puts the runs of a formatted text together, leaving out reading aids for East Asian scripts.</summary>
internal sealed class RichText
{
    private readonly StringBuilder text = new();
    private bool readingAid;

    /// <summary>The texts of the shared string table in order; cells refer to them by number.</summary>
    public static List<string> SharedBy(SharedStringTablePart? part)
    {
        List<string> shared = [];
        if (part is null)
            return shared;
        using var reader = OpenXmlReader.Create(part);
        var item = new RichText();
        while (reader.Read())
        {
            item.Take(reader);
            if (reader.ElementType == typeof(SharedStringItem) && reader.IsEndElement)
                shared.Add(item.Finish());
        }
        return shared;
    }

    /// <summary>Takes up what the reader stands on if it belongs to a text.</summary>
    public void Take(OpenXmlReader reader)
    {
        if (reader.ElementType == typeof(PhoneticRun))
            readingAid = reader.IsStartElement;
        else if (reader.ElementType == typeof(Text) && reader.IsStartElement && !readingAid)
            text.Append(reader.GetText());
    }

    /// <summary>The text so far; the next one begins.</summary>
    public string Finish()
    {
        var finished = Unescape(text.ToString());
        text.Clear();
        readingAid = false;
        return finished;
    }

    /// <summary>Characters that XML cannot hold stand as _x0007_ in workbooks (ECMA-376 22.9.2.19).</summary>
    public static string Unescape(string value)
    {
        var at = value.IndexOf("_x", StringComparison.Ordinal);
        if (at < 0)
            return value;
        var plain = new StringBuilder(value.Length).Append(value, 0, at);
        while (at < value.Length)
        {
            if (at + 7 <= value.Length && value[at] == '_' && value[at + 1] == 'x' && value[at + 6] == '_'
                && ushort.TryParse(value.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                plain.Append((char)code);
                at += 7;
            }
            else
            {
                plain.Append(value[at++]);
            }
        }
        return plain.ToString();
    }
}
