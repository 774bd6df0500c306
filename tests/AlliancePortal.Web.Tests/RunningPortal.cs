using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Testing.Casework;
using AlliancePortal.Testing.Postgres;
using AlliancePortal.Web.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace AlliancePortal.Web.Tests;

/// <summary>The whole portal with its demonstration, on a real database and a real port of this machine; one for the tests of a process.</summary>
public sealed class RunningPortal : IAsyncDisposable
{
    public const string Password = "demo-password-of-tests";
    private static readonly Lazy<Task<RunningPortal>> SharedPortal = new(() => StartAsync());
    private readonly PortalPlace place;

    private RunningPortal(WebApplication app, PortalPlace place) => (App, this.place) = (app, place);

    public static Task<RunningPortal> Shared => SharedPortal.Value;

    public WebApplication App { get; }

    public PortalPlace Place => place;

    public Uri Address => new(App.Urls.First());

    public static async Task<RunningPortal> StartAsync(params string[] settings)
    {
        var database = await PreparedDatabase.CopyAsync();
        var folder = Path.Combine(Path.GetTempPath(), $"portal-web-{Guid.NewGuid():N}");
        _ = TestMasterKey.Instance;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(PortalHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            Args = [$"--ConnectionStrings:Portal={database}", "--urls=http://127.0.0.1:0", "--Portal:Demo=true", $"--Portal:DemoPassword={Password}", $"--Portal:DataFolder={folder}", $"--Portal:MasterKeyFile={TestMasterKey.KeyFile}", .. settings],
        });
        // Guessing these passwords need not be slow.
        builder.Services.PostConfigure<PasswordHasherOptions>(options => options.IterationCount = 1_000);
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

    /// <summary>The worker behind a demonstration account, to ask the gate without HTTP.</summary>
    public async Task<Actor> ActorAsync(string email) =>
        Actor.Person((await App.Services.GetRequiredService<ICasework>().RunAsync(Actor.Setup, new FindWorker(email))).Value.UserId!.Value);

    /// <summary>A request that has to succeed.</summary>
    public async Task<T> DoAsync<T>(Actor actor, IRequest<T> request) => (await App.Services.GetRequiredService<ICasework>().RunAsync(actor, request)).Value;

    /// <summary>What an administrator proposed of a person is approved by whoever may.</summary>
    public async Task ApproveAsync(Guid userId)
    {
        await using var superuser = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(place.Connections.Admin) { Database = place.Connections.Database }.ConnectionString);
        await superuser.OpenAsync();
        await Placing.ApproveAsync(App.Services.GetRequiredService<ICasework>(), superuser, userId);
    }

    /// <summary>A statement that no policy binds: for facts that have no use case, and for faults.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var superuser = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(place.Connections.Admin) { Database = place.Connections.Database }.ConnectionString);
        await superuser.OpenAsync();
        await using var command = new NpgsqlCommand(sql, superuser);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await place.DisposeAsync();
    }
}
