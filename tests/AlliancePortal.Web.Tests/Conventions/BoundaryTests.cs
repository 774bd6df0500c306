using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Web.Host;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AlliancePortal.Web.Tests.Conventions;

/// <summary>A page knows requests and results; a program finds each call described.</summary>
public sealed class BoundaryTests
{
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
    public async Task Each_call_of_the_interface_is_described()
    {
        var calls = Endpoints(await RunningPortal.Shared).Where(endpoint => Path(endpoint).StartsWith("/api/v1/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(calls);
        Assert.Empty(calls.Where(call => call.Metadata.GetMetadata<IEndpointSummaryMetadata>() is null || call.Metadata.GetMetadata<ITagsMetadata>() is null
            && call.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null).Select(call => call.DisplayName));
    }

    private static IEnumerable<RouteEndpoint> Endpoints(RunningPortal portal) => portal.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static string Path(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText?.TrimStart('/');

    private static IEnumerable<string> Referenced(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        return [.. metadata.TypeReferences.Select(metadata.GetTypeReference).Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}")];
    }
}
