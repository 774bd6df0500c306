using System.Net;
using Npgsql;

namespace AlliancePortal.Web.Host;

/// <summary>The line to a configured database: on another machine it is encrypted and its certificate checked, or the operator says that nobody else is on that network.</summary>
public static class DatabaseLine
{
    private const string Setting = "Portal:DatabaseNetworkIsPrivate";

    /// <exception cref="ConfigurationException">The connection would go over a network without both.</exception>
    public static void Check(string connectionString, IConfiguration configuration)
    {
        var line = new NpgsqlConnectionStringBuilder(connectionString);
        if (line.SslMode is SslMode.VerifyCA or SslMode.VerifyFull || configuration.GetValue<bool>(Setting)) return;
        if (line.Host?.Split(',').FirstOrDefault(host => !IsHere(host.Trim())) is { } elsewhere)
            throw new ConfigurationException($"The database is on another machine ({elsewhere}): add \"SSL Mode=VerifyFull;Root Certificate=...\" to ConnectionStrings:Portal, or set {Setting}=true when only the portal and the database are on that network.");
    }

    private static bool IsHere(string host)
    {
        if (host.StartsWith('/') || host.StartsWith('@')) return true;
        var name = IPAddress.TryParse(host, out _) ? host : host.Split(':')[0];
        return name.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(name, out var address) && IPAddress.IsLoopback(address));
    }
}
