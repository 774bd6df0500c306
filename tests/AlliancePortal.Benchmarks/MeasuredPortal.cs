using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AlliancePortal.Web.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlliancePortal.Benchmarks;

/// <summary>The portal within this process, on a private PostgreSQL of its own with every safety on.</summary>
internal sealed class MeasuredPortal : IAsyncDisposable
{
    public const string Password = "measured-on-this-machine";
    private readonly PortalPlace place;
    private readonly string? thrownAway;

    private MeasuredPortal(WebApplication app, PortalPlace place, string? thrownAway) => (App, this.place, this.thrownAway) = (app, place, thrownAway);

    public WebApplication App { get; }

    /// <param name="kept">Its data folder; null: one that is thrown away with it.</param>
    public static async Task<MeasuredPortal> StartAsync(string? kept = null)
    {
        var started = Stopwatch.GetTimestamp();
        var folder = kept ?? Directory.CreateTempSubdirectory("portal-measured-").FullName;
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
        if (kept is null) Console.WriteLine($"From nothing to the first answer, database and demonstration included: {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");
        return new MeasuredPortal(app, place, kept is null ? folder : null);
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
        if (thrownAway is not null) Directory.Delete(thrownAway, recursive: true);
    }
}
