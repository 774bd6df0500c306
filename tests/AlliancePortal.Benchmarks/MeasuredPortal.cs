using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AlliancePortal.Web.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlliancePortal.Benchmarks;

/// <summary>The portal as people run it, on a private PostgreSQL of its own with every safety on, in a folder that is thrown away.</summary>
internal sealed class MeasuredPortal : IAsyncDisposable
{
    private const string Password = "measured-and-thrown-away";
    private readonly PortalPlace place;
    private readonly string folder;

    private MeasuredPortal(WebApplication app, PortalPlace place, string folder) => (App, this.place, this.folder) = (app, place, folder);

    public WebApplication App { get; }

    public static async Task<MeasuredPortal> StartAsync()
    {
        var started = Stopwatch.GetTimestamp();
        var folder = Directory.CreateTempSubdirectory("portal-measured-").FullName;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(PortalHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            Args = ["--urls=http://127.0.0.1:0", $"--Portal:DemoPassword={Password}", $"--Portal:DataFolder={folder}", "--Portal:LogLevel=Warning"],
        });
        var place = await PortalPlace.FindAsync(builder.Configuration, NullLogger.Instance, default);
        var app = await PortalHost.BuildAsync(builder, place, default);
        await PortalHost.DemonstrateAsync(app, place, default);
        await app.StartAsync();
        Console.WriteLine($"From nothing to the first answer, database and demonstration included: {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");
        return new MeasuredPortal(app, place, folder);
    }

    /// <summary>A client of the JSON interface, signed in with a demonstration account.</summary>
    public async Task<HttpClient> SignInAsync(string email)
    {
        var client = new HttpClient { BaseAddress = new Uri(App.Urls.First()) };
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
        Directory.Delete(folder, recursive: true);
    }
}
