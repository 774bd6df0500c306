using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AlliancePortal.Benchmarks.Pages.Circuits;

/// <summary>Somebody who has signed in as a browser does, without one.</summary>
internal sealed partial class SignedIn : IDisposable
{
    // Cookies are carried by hand: the portal marks them for safe lines only, and takes them from its own machine all the same.
    private readonly Dictionary<string, string> cookies = [];
    private readonly HttpClient http;

    private SignedIn(int port) => http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://127.0.0.1:{port}") };

    public Uri Portal => http.BaseAddress!;

    public string Cookies => string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));

    /// <exception cref="InvalidOperationException">The portal did not let them in.</exception>
    public static async Task<SignedIn> AsAsync(int port, string email)
    {
        var person = new SignedIn(port);
        var page = await person.GetAsync("/sign-in");
        var fields = Hidden().Matches(FormOfPassword().Match(page).Value).ToDictionary(field => field.Groups["name"].Value, field => WebUtility.HtmlDecode(field.Groups["value"].Value));
        (fields["email"], fields["password"]) = (email, MeasuredPortal.Password);
        using var answer = await person.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = new FormUrlEncodedContent(fields) });
        return answer.StatusCode == HttpStatusCode.Redirect ? person : throw new InvalidOperationException($"{email} was not let in: {answer.StatusCode}.");
    }

    /// <summary>Asks for a page's document.</summary>
    /// <returns>What the page's circuit has to be given: the place of the pages within the document, as JSON, and the state that goes with it.</returns>
    public async Task<(JsonElement Marker, string State)> DocumentAsync(string path)
    {
        var page = await GetAsync(path);
        var marker = Marker().Match(page);
        if (!marker.Success) throw new InvalidOperationException($"{path} is no page with a circuit.");
        using var json = JsonDocument.Parse(marker.Groups[1].Value);
        return (json.RootElement.Clone(), State().Match(page).Groups[1].Value);
    }

    /// <summary>Says that the page is closed, as a browser does when its tab is.</summary>
    public async Task CloseAsync(string circuit)
    {
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Post, "/_blazor/disconnect") { Content = new MultipartFormDataContent { { new StringContent(circuit), "circuitId" } } });
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => http.Dispose();

    private async Task<string> GetAsync(string path)
    {
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Get, path));
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : throw new InvalidOperationException($"{path}: {answer.StatusCode}.");
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (cookies.Count > 0) request.Headers.Add("Cookie", Cookies);
        var answer = await http.SendAsync(request);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var cookie in set.Select(line => line.Split(';')[0].Split('=', 2))) cookies[cookie[0]] = cookie[1];
        return answer;
    }

    [GeneratedRegex("<form(?:(?!</form>).)*type=\"password\"(?:(?!</form>).)*</form>", RegexOptions.Singleline)]
    private static partial Regex FormOfPassword();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->")]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex State();
}
