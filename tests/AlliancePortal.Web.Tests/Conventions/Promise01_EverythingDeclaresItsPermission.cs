using System.Reflection;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Web.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace AlliancePortal.Web.Tests.Conventions;

/// <summary>Promise 1: pages, endpoints, hubs and use cases are enumerated; none is without a permission but a written list of places that open before sign-in.</summary>
public sealed class Promise01_EverythingDeclaresItsPermission(ITestOutputHelper output)
{
    private static readonly string[] OpenPages = ["AnewPage", "CodePage", "InvitationPage", "NotFoundPage", "Reference", "SetUpPage", "SignInPage", "SpeakUpBackPage", "SpeakUpPage"];

    // Signing in and out, the language, what a browser needs before, health without details, the description of the interface, and reports about colleagues.
    private static readonly string[] OpenPaths =
    [
        "/api/v1/login", "/api/v1/login/refresh", "/sign-out", "/culture", "/theme.css", "/health/live", "/health/ready", "/openapi/{documentName}.json",
        "/api/v1/speak-up/", "/api/v1/speak-up/open", "/api/v1/speak-up/answer", "/api/v1/speak-up/officer",
    ];

    [Fact]
    public async Task Each_use_case_says_who_may_ask()
    {
        var portal = await RunningPortal.Shared;
        await using var scope = portal.App.Services.CreateAsyncScope();
        Assert.NotEmpty(CaseworkGate.UseCases);
        foreach (var useCase in CaseworkGate.UseCases.Values)
        {
            var instance = scope.ServiceProvider.GetRequiredService(useCase);
            var permission = (Permission?)useCase.GetProperty("Permission", BindingFlags.Public | BindingFlags.Instance)!.GetValue(instance);
            Assert.True(permission is not null && (permission.Roles.Count > 0 || permission.Purpose is { Length: > 0 }), $"{useCase.Name} declares no permission.");
        }

        output.WriteLine($"{CaseworkGate.UseCases.Count} use cases, 0 without a permission");
    }

    [Fact]
    public void Each_page_is_for_the_signed_in_but_for_a_written_list()
    {
        var pages = typeof(PortalHost).Assembly.GetTypes().Where(type => type.GetCustomAttributes<RouteAttribute>().Any()).ToList();
        Assert.NotEmpty(pages);
        Assert.Equal(OpenPages, pages.Where(page => page.GetCustomAttribute<AllowAnonymousAttribute>() is not null).Select(page => page.Name).Order());
        output.WriteLine($"{pages.Count} pages, {OpenPages.Length} of them open before sign-in");
    }

    [Fact]
    public async Task Each_endpoint_is_for_the_signed_in_but_for_a_written_list()
    {
        var portal = await RunningPortal.Shared;
        var fallback = await portal.App.Services.GetRequiredService<IAuthorizationPolicyProvider>().GetFallbackPolicyAsync();
        Assert.Contains(fallback!.Requirements, requirement => requirement is DenyAnonymousAuthorizationRequirement);

        var endpoints = Endpoints(portal).Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is null && !IsAsset(endpoint)).ToList();
        var open = endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(Path).Distinct();
        Assert.Empty(open.Except(OpenPaths));
        output.WriteLine($"{endpoints.Count} endpoints beside pages and assets, {OpenPaths.Length} paths of them open before sign-in");
    }

    [Fact]
    public async Task The_only_hub_is_that_of_the_pages_and_it_is_for_the_signed_in()
    {
        var hubs = Endpoints(await RunningPortal.Shared).Where(endpoint => endpoint.Metadata.GetMetadata<HubMetadata>() is not null).ToList();
        Assert.NotEmpty(hubs);
        Assert.All(hubs, hub => Assert.StartsWith("/_blazor", Path(hub), StringComparison.Ordinal));
        Assert.All(hubs, hub => Assert.Null(hub.Metadata.GetMetadata<IAllowAnonymous>()));
    }

    private static IEnumerable<RouteEndpoint> Endpoints(RunningPortal portal) => portal.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static string Path(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText?.TrimStart('/');

    // Under /_ the hub, which has a test of its own, and the framework's files.
    private static bool IsAsset(RouteEndpoint endpoint) => endpoint.Metadata.Any(item => item.GetType().FullName!.StartsWith("Microsoft.AspNetCore.StaticAssets", StringComparison.Ordinal))
        || Path(endpoint).StartsWith("/_", StringComparison.Ordinal);
}
