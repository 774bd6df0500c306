using System.Globalization;

namespace AlliancePortal.Benchmarks.Load;

/// <summary>What the kernel counts of a process (Linux).</summary>
internal static class ProcessFigures
{
    /// <summary>The kernel counts in hundredths of a second, whatever its own clock is.</summary>
    private const double Tick = 10;

    /// <summary>Milliseconds of processor time of one process, all its threads.</summary>
    public static double Cpu(int process) => Stat(process) is { } stat ? stat.Own * Tick : 0;

    /// <summary>Milliseconds of processor time of a process and of all that it started, ended ones included.</summary>
    public static double CpuWithChildren(int process)
    {
        var ticks = Stat(process) is { } parent ? parent.Own + parent.Ended : 0;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Stat(id) is { } child && child.Parent == process)
                ticks += child.Own;
        return ticks * Tick;
    }

    /// <summary>Milliseconds of processor time of a process, of all that it started, and of what these started in turn.</summary>
    public static double CpuOfTree(int process)
    {
        var all = new Dictionary<int, (int Parent, long Own, long Ended)>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Stat(id) is { } stat) all[id] = stat;
        long Of(int id) => (all.TryGetValue(id, out var stat) ? stat.Own + stat.Ended : 0) + all.Where(one => one.Value.Parent == id).Sum(child => Of(child.Key));
        return Of(process) * Tick;
    }

    /// <summary>Milliseconds of processor time of everything on this machine.</summary>
    public static double CpuOfAll()
    {
        // user nice system idle iowait irq softirq steal
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..9].Select(field => long.Parse(field, CultureInfo.InvariantCulture)).ToArray();
        return (fields.Sum() - fields[3] - fields[4]) * Tick;
    }

    /// <summary>MiB of memory, what is shared with others counted in proportion.</summary>
    public static double Memory(int process)
    {
        var line = File.ReadLines($"/proc/{process}/smaps_rollup").First(line => line.StartsWith("Pss:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    private static (int Parent, long Own, long Ended)? Stat(int process)
    {
        try
        {
            // The name in brackets may have spaces: counted from behind it.
            var text = File.ReadAllText($"/proc/{process}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            long At(int n) => long.Parse(fields[n], CultureInfo.InvariantCulture);
            return ((int)At(1), At(11) + At(12), At(13) + At(14));
        }
        catch (IOException)
        {
            return null;
        }
    }
}
