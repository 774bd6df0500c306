using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AlliancePortal.Casework.Persistence.Cluster;

/// <summary>A free port on the loopback address, the same one as last time where possible.</summary>
internal static class LoopbackPort
{
    public static int Choose(ClusterFolder folder)
    {
        if (File.Exists(folder.Port)
            && int.TryParse(File.ReadAllText(folder.Port), CultureInfo.InvariantCulture, out var last)
            && IsFree(last))
            return last;

        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        File.WriteAllText(folder.Port, port.ToString(CultureInfo.InvariantCulture));
        return port;
    }

    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
