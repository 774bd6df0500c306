using System.Globalization;
using System.Net;

namespace AlliancePortal.Web.Account.SecondFactor;

/// <summary>
/// Whether a request comes from the machine on which the portal runs: the one place where demonstration accounts sign in. In a container whose port is
/// published to its machine alone, such requests come from the container's gateway.
/// </summary>
public sealed class OwnMachine(IConfiguration configuration)
{
    private const string Routes = "/proc/net/route";
    private static readonly string[] MarksOfProxies = ["X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Via"];
    private readonly Lazy<IPAddress?> gateway = new(() => configuration.GetValue<bool>("DOTNET_RUNNING_IN_CONTAINER") && File.Exists(Routes) ? GatewayIn(File.ReadLines(Routes)) : null);

    /// <summary>False also when something stands between, or when the portal has an address for others.</summary>
    public bool Is(HttpContext context)
    {
        var published = configuration["Portal:PublicAddress"];
        if (!string.IsNullOrEmpty(published) && !(Uri.TryCreate(published, UriKind.Absolute, out var address) && address.IsLoopback)) return false;
        if (MarksOfProxies.Any(context.Request.Headers.ContainsKey) || !IsLoopback(context.Request.Host.Host)) return false;
        return context.Connection.RemoteIpAddress is { } from && (IPAddress.IsLoopback(from) || (!string.IsNullOrEmpty(published) && Plain(from).Equals(gateway.Value)));
    }

    /// <summary>The default gateway in the kernel's table of routes, where addresses stand as little-endian hexadecimal numbers.</summary>
    public static IPAddress? GatewayIn(IEnumerable<string> routes) => routes.Select(line => line.Split('\t'))
        .Where(parts => parts.Length > 2 && parts[1] == "00000000" && parts[2] != "00000000")
        .Select(parts => new IPAddress(uint.Parse(parts[2], NumberStyles.HexNumber, CultureInfo.InvariantCulture))).FirstOrDefault();

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
