using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace AlliancePortal.Benchmarks.Load;

/// <summary>The portal as an operator runs it: published, in a process of its own.</summary>
/// <param name="program">What starts it.</param>
/// <param name="folder">Its data folder.</param>
internal sealed class PublishedPortal(string[] program, string folder)
{
    /// <summary>Publishes the sources of this repository, compiled ahead of time.</summary>
    /// <param name="artifacts">Where what is built is kept between runs.</param>
    /// <returns>What starts it.</returns>
    public static async Task<string[]> PublishAsync(string artifacts)
    {
        var published = Path.Combine(artifacts, "portal");
        string[] command = ["publish", Path.Combine(Repository.Root, "src", "AlliancePortal.Web"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false",
            "-p:PublishReadyToRun=true", "--artifacts-path", artifacts, "-o", published, "-v", "quiet", "--nologo"];
        using var build = Process.Start("dotnet", command);
        await build.WaitForExitAsync();
        if (build.ExitCode != 0) throw new InvalidOperationException("The portal could not be published.");
        return [Path.Combine(published, "AlliancePortal.Web")];
    }

    /// <summary>Starts it.</summary>
    /// <param name="database">Superuser's connection string; null: the private database of its folder, started with it.</param>
    public Task<ServedProcess> StartAsync(string? database)
    {
        var settings = new Dictionary<string, string> { ["Portal__DataFolder"] = folder, ["Portal__DemoPassword"] = MeasuredPortal.Password, ["Portal__Demo"] = "true", ["ASPNETCORE_ENVIRONMENT"] = "Production" };
        if (database is not null) settings["ConnectionStrings__Portal"] = database;
        return ServedProcess.StartAsync(program, settings, folder + ".portal.log", "/health/ready");
    }

    /// <summary>A client of the JSON interface, signed in with a demonstration account.</summary>
    public static async Task<(HttpClient Client, string Token)> SignInAsync(int port, string email)
    {
        var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/api/v1/") };
        using var answer = await client.PostAsJsonAsync("login", new { email, password = MeasuredPortal.Password });
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString()!;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return (client, token);
    }
}
