using System.Net;
using AlliancePortal.Web.Account.SecondFactor;
using AlliancePortal.Web.Localization;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Localization;

namespace AlliancePortal.Web.Host;

/// <summary>
/// From another machine the portal answers by https only, and a browser that came by https once comes by nothing else for a year (RFC 6797). A proxy that ends TLS
/// is believed when its address is in <c>Portal:Proxies</c> (addresses or networks, separated by commas); it must set X-Forwarded-For and X-Forwarded-Proto.
/// </summary>
public static class SecureLine
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    public static void AddSecureLine(this WebApplicationBuilder builder) =>
        builder.Services.AddHsts(options => (options.MaxAge, options.IncludeSubDomains) = (Year, true));

    /// <summary>Call before anything that looks at where a request comes from.</summary>
    /// <exception cref="ConfigurationException">What is configured is no list of addresses.</exception>
    public static void UseProxies(this WebApplication app)
    {
        if (app.Configuration["Portal:Proxies"] is not { Length: > 0 } list) return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var one in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPAddress.TryParse(one, out var address)) options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(one, out var network)) options.KnownIPNetworks.Add(network);
            else throw new ConfigurationException($"Portal:Proxies: \"{one}\" is neither an address nor a network.");
        }

        app.UseForwardedHeaders(options);
    }

    /// <summary>Call after the language is known. The health calls say nothing and stay open to whoever watches the machine.</summary>
    public static void UseSecureLine(this WebApplication app)
    {
        app.UseHsts();
        var machine = app.Services.GetRequiredService<OwnMachine>();
        app.Use((context, next) => context.Request.IsHttps || machine.Is(context) || context.Request.Path.StartsWithSegments("/health") ? next(context) : RefuseAsync(context));
    }

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(context.RequestServices.GetRequiredService<IStringLocalizer<ShellWords>>()["HttpsOnly"], context.RequestAborted);
    }
}
