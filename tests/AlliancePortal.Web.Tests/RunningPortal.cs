using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AlliancePortal.Testing.Postgres;
using AlliancePortal.Web.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlliancePortal.Web.Tests;

/// <summary>The whole portal with its demonstration, on a real database and a real port of this machine; one for the tests of a process.</summary>
public sealed class RunningPortal : IAsyncDisposable
{
    public const string Password = "demo-password-of-tests";
    private static readonly Lazy<Task<RunningPortal>> SharedPortal = new(StartAsync);
    private readonly PortalPlace place;

    private RunningPortal(WebApplication app, PortalPlace place) => (App, this.place) = (app, place);

    public static Task<RunningPortal> Shared => SharedPortal.Value;

    public WebApplication App { get; }

    public PortalPlace Place => place;

    public Uri Address => new(App.Urls.First());

    public static async Task<RunningPortal> StartAsync()
    {
        var database = await (await PostgresServer.Instance).CreateDatabaseAsync();
        var folder = Path.Combine(Path.GetTempPath(), $"portal-web-{Environment.ProcessId}");
        _ = TestMasterKey.Instance;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(PortalHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            Args = [$"--ConnectionStrings:Portal={database}", "--urls=http://127.0.0.1:0", "--Portal:Demo=true", $"--Portal:DemoPassword={Password}", $"--Portal:DataFolder={folder}", $"--Portal:MasterKeyFile={TestMasterKey.KeyFile}"],
        });
        var place = await PortalPlace.FindAsync(builder.Configuration, NullLogger.Instance, default);
        var app = await PortalHost.BuildAsync(builder, place, default);
        await PortalHost.DemonstrateAsync(app, place, default);
        await app.StartAsync();
        return new RunningPortal(app, place);
    }

    /// <summary>A client of the JSON interface, signed in with a token.</summary>
    public async Task<HttpClient> SignInAsync(string email)
    {
        var client = new HttpClient { BaseAddress = Address };
        using var answer = await client.PostAsJsonAsync("/api/v1/login", new { email, password = Password });
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await place.DisposeAsync();
    }
}
