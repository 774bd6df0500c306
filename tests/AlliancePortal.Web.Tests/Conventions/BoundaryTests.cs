using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Web.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AlliancePortal.Web.Tests.Conventions;

/// <summary>A page knows requests and results; whoever is not signed in reaches a written list of places.</summary>
public sealed class BoundaryTests
{
    private static readonly string[] OpenPages = ["AnewPage", "CodePage", "InvitationPage", "NotFoundPage", "Reference", "SetUpPage", "SignInPage"];

    // Signing in and out, the language, what a browser needs before, health without details, and the description of the interface.
    private static readonly string[] OpenPaths =
    [
        "/api/v1/login", "/api/v1/login/refresh", "/sign-out", "/culture", "/theme.css", "/health/live", "/health/ready", "/openapi/{documentName}.json",
    ];

    [Fact]
    public void No_page_knows_the_database_nor_what_is_stored()
    {
        var stored = typeof(CaseworkDb).GetProperties().Where(set => set.PropertyType.IsGenericType && set.PropertyType.GetGenericTypeDefinition() == typeof(DbSet<>))
            .Select(set => set.PropertyType.GetGenericArguments()[0].FullName!).Append(typeof(CaseworkDb).FullName!).ToHashSet();
        Assert.True(stored.Count > 20);
        var known = Referenced(typeof(PortalHost).Assembly.Location).ToList();
        Assert.Contains("AlliancePortal.Casework.Kernel.ICasework", known);
        Assert.DoesNotContain(known, stored.Contains);
    }

    [Fact]
    public void Each_page_is_for_the_signed_in_but_for_a_written_list()
    {
        var pages = typeof(PortalHost).Assembly.GetTypes().Where(type => type.GetCustomAttributes<RouteAttribute>().Any()).ToList();
        Assert.NotEmpty(pages);
        Assert.Equal(OpenPages, pages.Where(page => page.GetCustomAttribute<AllowAnonymousAttribute>() is not null).Select(page => page.Name).Order());
    }

    [Fact]
    public async Task Each_endpoint_is_for_the_signed_in_but_for_a_written_list()
    {
        var portal = await RunningPortal.Shared;
        var fallback = await portal.App.Services.GetRequiredService<IAuthorizationPolicyProvider>().GetFallbackPolicyAsync();
        Assert.Contains(fallback!.Requirements, requirement => requirement is Microsoft.AspNetCore.Authorization.Infrastructure.DenyAnonymousAuthorizationRequirement);

        var open = Endpoints(portal).Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
            && endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is null && !IsAsset(endpoint)).Select(Path).Distinct();
        Assert.Empty(open.Except(OpenPaths));
    }

    [Fact]
    public async Task Each_call_of_the_interface_is_described()
    {
        var calls = Endpoints(await RunningPortal.Shared).Where(endpoint => Path(endpoint).StartsWith("/api/v1/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(calls);
        Assert.Empty(calls.Where(call => call.Metadata.GetMetadata<IEndpointSummaryMetadata>() is null || call.Metadata.GetMetadata<ITagsMetadata>() is null
            && call.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null).Select(call => call.DisplayName));
    }

    private static IEnumerable<RouteEndpoint> Endpoints(RunningPortal portal) => portal.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static string Path(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText?.TrimStart('/');

    private static bool IsAsset(RouteEndpoint endpoint) => endpoint.Metadata.Any(item => item.GetType().FullName!.StartsWith("Microsoft.AspNetCore.StaticAssets", StringComparison.Ordinal))
        || Path(endpoint).StartsWith("/_", StringComparison.Ordinal);

    private static IEnumerable<string> Referenced(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        return [.. metadata.TypeReferences.Select(metadata.GetTypeReference).Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}")];
    }
}
