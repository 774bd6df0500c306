using System.Net;

namespace AlliancePortal.Web.Account.Sessions;

/// <summary>From where somebody signs in.</summary>
/// <param name="Address">Of the network; null on an open page.</param>
/// <param name="Device">Browser and system in words; null when they did not say.</param>
public sealed record SignInPlace(IPAddress? Address, string? Device)
{
    /// <summary>No request from outside stands behind.</summary>
    public static SignInPlace Unknown { get; } = new(null, null);

    public static SignInPlace Of(HttpContext context) => new(context.Connection.RemoteIpAddress, DeviceNames.Of(context.Request.Headers.UserAgent.ToString()));

    /// <summary>As its owner would read it on a router.</summary>
    public string? AddressText => Address is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4().ToString() : Address?.ToString();
}
