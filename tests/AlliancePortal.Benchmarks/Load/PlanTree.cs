using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AlliancePortal.Benchmarks.Load;

/// <summary>What a plan of the server tells.</summary>
internal static class PlanTree
{
    private static readonly string[] Told = ["Index Cond", "Recheck Cond", "Filter", "Hash Cond", "Merge Cond", "Join Filter", "Sort Key", "Group Key"];

    /// <summary>Each table that is read, how many of its rows were looked at, and whether by a sequential scan.</summary>
    public static IEnumerable<(string Table, double Rows, bool IsScan)> Read(JsonElement plan)
    {
        foreach (var (node, _) in Nodes(plan, 0))
        {
            if (!node.TryGetProperty("Relation Name", out var table)) continue;
            var looked = (Number(node, "Actual Rows") + Number(node, "Rows Removed by Filter") + Number(node, "Rows Removed by Index Recheck")) * Number(node, "Actual Loops");
            if (Number(node, "Actual Loops") > 0) yield return (table.GetString()!, looked, node.GetProperty("Node Type").GetString() == "Seq Scan");
        }
    }

    /// <summary>The plan in lines, each under what it serves.</summary>
    public static string Text(JsonElement plan)
    {
        var text = new StringBuilder();
        foreach (var (node, depth) in Nodes(plan, 1))
        {
            text.Append(' ', 3 * depth).Append(node.GetProperty("Node Type").GetString());
            foreach (var (word, name) in new[] { (" using ", "Index Name"), (" on ", "Relation Name"), (" of ", "Function Name") })
                if (node.TryGetProperty(name, out var value)) text.Append(word).Append(value.GetString());
            text.Append(CultureInfo.InvariantCulture, $": {Number(node, "Actual Rows")} rows × {Number(node, "Actual Loops")}, expected {Number(node, "Plan Rows")}");
            if (Number(node, "Rows Removed by Filter") is > 0 and var removed) text.Append(CultureInfo.InvariantCulture, $", {removed} thrown away");
            text.AppendLine();
            foreach (var name in Told)
                if (node.TryGetProperty(name, out var value)) text.Append(' ', 3 * depth + 3).AppendLine(CultureInfo.InvariantCulture, $"· {name}: {value}");
        }

        return text.ToString();
    }

    private static IEnumerable<(JsonElement Node, int Depth)> Nodes(JsonElement node, int depth)
    {
        yield return (node, depth);
        if (!node.TryGetProperty("Plans", out var children)) yield break;
        foreach (var inner in children.EnumerateArray().SelectMany(child => Nodes(child, depth + 1))) yield return inner;
    }

    private static double Number(JsonElement node, string name) => node.TryGetProperty(name, out var value) ? value.GetDouble() : 0;
}
