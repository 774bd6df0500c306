using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace AlliancePortal.Testing.Import;

/// <summary>Writes a workbook in IOM's layout, part by part, so that tests can also make what no spreadsheet program would.</summary>
public sealed class HtcdsWorkbookBuilder
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private readonly StringBuilder rows = new();
    private readonly List<string> shared = [];
    private readonly Dictionary<string, byte[]> parts = [];
    private readonly List<string> workbookRelations = [];
    private int nextRow = 3;

    public IReadOnlyList<(string Column, string Name, string Label)> Columns { get; init; } = HtcdsLayout.Columns;

    public bool WithNames { get; init; } = true;

    public bool WithLabels { get; init; } = true;

    /// <summary>IOM numbers 1,000 rows beforehand in column A.</summary>
    public int NumberedRows { get; init; }

    public bool Since1904 { get; init; }

    public bool WithMacros { get; init; }

    /// <summary>A first element of the sheet's part, before its root.</summary>
    public string SheetProlog { get; init; } = "";

    /// <summary>A number shown as a date.</summary>
    public static string DateCell(double serial) => Invariant($"s=\"1\"><v>{serial}</v>");

    public static string NumberCell(double number) => Invariant($"><v>{number}</v>");

    public static string SharedCell(int index) => Invariant($"t=\"s\"><v>{index}</v>");

    public static string InlineCell(string text) => $"t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is>";

    /// <summary>Adds a row of cells given by heading: plain texts, or the inside of a cell from one of the methods above.</summary>
    public HtcdsWorkbookBuilder Row(params (string Heading, string Cell)[] cells)
    {
        var number = nextRow++;
        rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{number}\">");
        foreach (var (heading, cell) in cells)
        {
            var column = Columns.Single(column => column.Label == heading).Column;
            rows.Append(CultureInfo.InvariantCulture, $"<c r=\"{column}{number}\" {(cell.Contains('>') ? cell : InlineCell(cell))}</c>");
        }
        rows.Append("</row>");
        return this;
    }

    public HtcdsWorkbookBuilder Raw(string row)
    {
        rows.Append(row);
        nextRow++;
        return this;
    }

    /// <summary>Adds an item to the shared strings, as markup inside its element; returns its index.</summary>
    public int Share(string markup)
    {
        shared.Add(markup);
        return shared.Count - 1;
    }

    public HtcdsWorkbookBuilder Part(string path, byte[] content)
    {
        parts[path] = content;
        return this;
    }

    public HtcdsWorkbookBuilder ExternalLink()
    {
        parts["xl/externalLinks/externalLink1.xml"] = Encoding.UTF8.GetBytes($"<externalLink xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><externalBook r:id=\"rId1\"/></externalLink>");
        parts["xl/externalLinks/_rels/externalLink1.xml.rels"] = Encoding.UTF8.GetBytes(RelationsPart(
            $"<Relationship Id=\"rId1\" Type=\"{Relations}/externalLinkPath\" Target=\"http://203.0.113.7/list.xlsx\" TargetMode=\"External\"/>"));
        workbookRelations.Add($"<Relationship Id=\"rId9\" Type=\"{Relations}/externalLink\" Target=\"externalLinks/externalLink1.xml\"/>");
        return this;
    }

    public MemoryStream Build()
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "[Content_Types].xml", ContentTypes());
            Write(zip, "_rels/.rels", RelationsPart($"<Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/>"));
            Write(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><workbookPr date1904=\"{(Since1904 ? 1 : 0)}\"/><sheets><sheet name=\"about\" sheetId=\"7\" r:id=\"rId2\"/><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            Write(zip, "xl/_rels/workbook.xml.rels", RelationsPart(WorkbookRelations()));
            Write(zip, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"[$-809]dd&quot;.&quot;mm\\.yyyy\"/></numFmts><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>");
            Write(zip, "xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">{string.Concat(shared.Select(item => $"<si>{item}</si>"))}</sst>");
            Write(zip, "xl/worksheets/sheet2.xml", $"<worksheet xmlns=\"{Main}\"><sheetData><row r=\"1\"><c r=\"A1\" {InlineCell("HTCDS 2.0")}</c></row></sheetData></worksheet>");
            Write(zip, "xl/worksheets/sheet1.xml", $"{SheetProlog}<worksheet xmlns=\"{Main}\"><sheetData>{Header()}{rows}{Numbered()}</sheetData></worksheet>");
            if (WithMacros)
                Write(zip, "xl/vbaProject.bin", "Attribute VB_Name = \"Sheet1\"");
            foreach (var (path, content) in parts)
            {
                using var part = zip.CreateEntry(path).Open();
                part.Write(content);
            }
        }
        stream.Position = 0;
        return stream;
    }

    private string Header()
    {
        var header = new StringBuilder();
        if (WithNames)
            header.Append("<row r=\"1\" hidden=\"1\">").AppendJoin("", Columns.Where(column => column.Name.Length > 0).Select(column => $"<c r=\"{column.Column}1\" {InlineCell(column.Name)}</c>")).Append("</row>");
        if (WithLabels)
            header.Append("<row r=\"2\">").AppendJoin("", Columns.Select(column => $"<c r=\"{column.Column}2\" {InlineCell(column.Label)}</c>")).Append("</row>");
        return header.ToString();
    }

    private string Numbered() =>
        string.Concat(Enumerable.Range(nextRow, NumberedRows).Select(row => Invariant($"<row r=\"{row}\"><c r=\"A{row}\"><v>{row - 2}</v></c></row>")));

    private string WorkbookRelations() =>
        $"<Relationship Id=\"rId1\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet2.xml\"/><Relationship Id=\"rId3\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId4\" Type=\"{Relations}/sharedStrings\" Target=\"sharedStrings.xml\"/>"
        + (WithMacros ? "<Relationship Id=\"rId5\" Type=\"http://schemas.microsoft.com/office/2006/relationships/vbaProject\" Target=\"vbaProject.bin\"/>" : "")
        + string.Concat(workbookRelations);

    private string ContentTypes()
    {
        const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        var workbook = WithMacros ? "application/vnd.ms-excel.sheet.macroEnabled.main+xml" : $"{Sheet}.sheet.main+xml";
        return $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{workbook}\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Sheet}.worksheet+xml\"/><Override PartName=\"/xl/worksheets/sheet2.xml\" ContentType=\"{Sheet}.worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Sheet}.styles+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{Sheet}.sharedStrings+xml\"/><Override PartName=\"/xl/externalLinks/externalLink1.xml\" ContentType=\"{Sheet}.externalLink+xml\"/></Types>";
    }

    private static string RelationsPart(string relations) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}</Relationships>";

    private static void Write(ZipArchive zip, string path, string content)
    {
        using var part = new StreamWriter(zip.CreateEntry(path).Open());
        part.Write(content);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
