using System.Globalization;
using System.Net;
using System.Text;

namespace AlliancePortal.Benchmarks.Load;

/// <summary>A drawing of rectangles, lines and words, readable on a light and on a dark page.</summary>
internal sealed class Svg(int width, int height)
{
    private readonly StringBuilder inside = new();

    public Svg Box(double x, double y, double w, double h, string colour)
    {
        inside.AppendLine(CultureInfo.InvariantCulture, $"""<rect x="{x:0.#}" y="{y:0.#}" width="{Math.Max(1, w):0.#}" height="{h:0.#}" rx="2" fill="{colour}"/>""");
        return this;
    }

    public Svg Line(double x, double y, double toX, double toY, string colour, double thick = 1)
    {
        inside.AppendLine(CultureInfo.InvariantCulture, $"""<line x1="{x:0.#}" y1="{y:0.#}" x2="{toX:0.#}" y2="{toY:0.#}" stroke="{colour}" stroke-width="{thick:0.#}" stroke-linecap="round"/>""");
        return this;
    }

    /// <param name="anchor"><c>start</c>, <c>middle</c> or <c>end</c>: where of the words the point is.</param>
    public Svg Words(double x, double y, string words, string anchor = "start", int size = 13, string colour = "#1f2933", bool bold = false)
    {
        inside.AppendLine(CultureInfo.InvariantCulture, $"""<text x="{x:0.#}" y="{y:0.#}" text-anchor="{anchor}" font-size="{size}" fill="{colour}"{(bold ? " font-weight=\"600\"" : "")}>{WebUtility.HtmlEncode(words)}</text>""");
        return this;
    }

    public override string ToString() => $"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" font-family="system-ui, sans-serif" role="img">
        <rect width="{width}" height="{height}" fill="#ffffff"/>
        {inside}</svg>
        """;
}
