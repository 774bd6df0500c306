using System.Globalization;

namespace AlliancePortal.Casework.Persistence.Cluster;

/// <summary>
/// Holds a data folder for one portal. The operating system lets go of it when the process ends, however it ends,
/// so a killed portal never blocks the next one.
/// </summary>
internal sealed class ClusterLock : IDisposable
{
    private readonly FileStream held;

    private ClusterLock(FileStream held) => this.held = held;

    /// <exception cref="ClusterInUseException">Another portal holds it.</exception>
    public static ClusterLock Take(ClusterFolder folder)
    {
        // The locked file itself cannot be read by others on Windows, so the holder's number stands beside it.
        var holder = folder.Lock + ".pid";
        try
        {
            var held = new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new ClusterLock(held);
        }
        catch (IOException e) when (File.Exists(folder.Lock))
        {
            var process = File.Exists(holder) ? $"process {File.ReadAllText(holder).Trim()}" : "process unknown";
            throw new ClusterInUseException(folder.Root, process, e);
        }
    }

    public void Dispose() => held.Dispose();
}
