using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AlliancePortal.Casework.Attachments;
using AlliancePortal.Testing.Attachments;
using AlliancePortal.Web.Tests.Cases;

namespace AlliancePortal.Web.Tests.Attachments;

/// <summary>Files over HTTP: attached as a form, given out as a file to be stored, refused in words.</summary>
public sealed class AttachmentApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_attached_listed_given_out_to_be_stored_and_struck_out()
    {
        using var police = await (await RunningPortal.Shared).SignInAsync("investigator@tpiu.demo");
        var id = await CaseApiTests.OwnCaseAsync(police);
        using var attached = await AttachAsync(police, id, SampleFiles.Jpeg(), "IMG 2217.jpg");
        Assert.Equal(HttpStatusCode.Created, attached.StatusCode);
        var file = (await ReadAsync(attached)).GetProperty("attachmentId").GetGuid();
        var line = Assert.Single((await police.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}/attachments", Cancel)).GetProperty("items").EnumerateArray());
        Assert.Equal(("investigation", "Photo of the van", "IMG 2217.jpg", "jpeg"), (Text(line, "section"), Text(line, "description"), Text(line, "fileName"), Text(line, "type")));

        using var given = await police.GetAsync(attached.Headers.Location, Cancel);
        var (headers, content) = (given.Headers, given.Content.Headers);
        Assert.Equal(("image/jpeg", "attachment"), (content.ContentType?.MediaType, content.ContentDisposition?.DispositionType));
        Assert.Matches("^\"?file-[0-9a-f]{8}\\.jpg\"?$", content.ContentDisposition!.FileName);
        Assert.Equal(("nosniff", true), (headers.GetValues("X-Content-Type-Options").Single(), headers.CacheControl?.NoStore));
        Assert.Contains("sandbox", headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var bytes = await given.Content.ReadAsByteArrayAsync(Cancel);
        Assert.Equal(bytes.Length, line.GetProperty("length").GetInt32());
        Assert.True(bytes.AsSpan().StartsWith<byte>([0xFF, 0xD8, 0xFF]) && bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(SampleFiles.Where)) < 0);

        using var struck = await police.PostAsJsonAsync($"/api/v1/attachments/{file}/strike-out", new { reason = "Another van." }, Cancel);
        Assert.Equal(HttpStatusCode.OK, struck.StatusCode);
    }

    [Fact]
    public async Task A_hidden_file_and_a_missing_one_answer_with_the_same_bytes_and_so_do_their_cases()
    {
        var portal = await RunningPortal.Shared;
        using var police = await portal.SignInAsync("investigator@tpiu.demo");
        using var shelter = await portal.SignInAsync("caseworker@shelter.demo");
        var id = await CaseApiTests.OwnCaseAsync(police);
        using var attached = await AttachAsync(police, id, SampleFiles.Text(), "words.txt");
        using var hidden = await shelter.GetAsync(attached.Headers.Location, Cancel);
        using var missing = await shelter.GetAsync($"/api/v1/attachments/{Guid.CreateVersion7()}/content", Cancel);
        await AlikeAsync(hidden, missing);
        using var hiddenCase = await AttachAsync(shelter, id, SampleFiles.Text(), "words.txt");
        using var missingCase = await AttachAsync(shelter, Guid.CreateVersion7(), SampleFiles.Text(), "words.txt");
        await AlikeAsync(hiddenCase, missingCase);
        using var damaged = await AttachAsync(shelter, id, SampleFiles.Text(), "photo.jpg");
        await AlikeAsync(damaged, missing);
    }

    [Theory]
    [InlineData("photo.jpg", "The file is not what the end of its name says")]
    [InlineData("words.zip", "The file is not what the end of its name says")]
    public async Task What_is_not_taken_is_said_by_its_field(string name, string expected)
    {
        using var police = await (await RunningPortal.Shared).SignInAsync("investigator@tpiu.demo");
        using var refused = await AttachAsync(police, await CaseApiTests.OwnCaseAsync(police), SampleFiles.Text(), name);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.StartsWith(expected, (await ReadAsync(refused)).GetProperty("errors").GetProperty("file")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_a_file_may_be_long_is_refused_by_what_comes_and_not_by_what_was_said()
    {
        using var police = await (await RunningPortal.Shared).SignInAsync("investigator@tpiu.demo");
        var id = await CaseApiTests.OwnCaseAsync(police);
        var most = new byte[AttachmentLimits.FileBytes + 1];
        most.AsSpan().Fill((byte)'a');
        using var refused = await AttachAsync(police, id, most, "words.txt", chunked: true);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.StartsWith("The file is larger than 20 MB", (await ReadAsync(refused)).GetProperty("errors").GetProperty("file")[0].GetString(), StringComparison.Ordinal);
        using var taken = await AttachAsync(police, id, most[1..], "words.txt", chunked: true);
        Assert.Equal(HttpStatusCode.Created, taken.StatusCode);
        using var given = await police.GetAsync(taken.Headers.Location, HttpCompletionOption.ResponseHeadersRead, Cancel);
        Assert.Equal(AttachmentLimits.FileBytes, given.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData("application/json", "{}")]
    [InlineData("multipart/form-data", "x")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\ncut o")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\n\r\nno name\r\n--b--")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\none\r\n--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\ntwo\r\n--b--")]
    public async Task What_is_no_form_with_one_file_is_malformed(string type, string body)
    {
        using var police = await (await RunningPortal.Shared).SignInAsync("investigator@tpiu.demo");
        using var content = new StringContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var answer = await police.PostAsync($"/api/v1/cases/{await CaseApiTests.OwnCaseAsync(police)}/attachments", content, Cancel);
        Assert.Equal((HttpStatusCode.BadRequest, "malformed"), (answer.StatusCode, Text(await ReadAsync(answer), "code")));
    }

    [Fact]
    public async Task The_same_key_and_form_attach_once()
    {
        using var police = await (await RunningPortal.Shared).SignInAsync("investigator@tpiu.demo");
        var id = await CaseApiTests.OwnCaseAsync(police);
        var key = Guid.NewGuid().ToString();
        using var first = await AttachAsync(police, id, SampleFiles.Pdf(), "letter.pdf", key: key);
        using var again = await AttachAsync(police, id, SampleFiles.Pdf(), "letter.pdf", key: key);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, again.StatusCode));
        Assert.Single((await police.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}/attachments", Cancel)).GetProperty("items").EnumerateArray());
    }

    /// <summary>Sends a file as a program does.</summary>
    /// <param name="chunked">Without saying how long it is.</param>
    internal static async Task<HttpResponseMessage> AttachAsync(HttpClient client, Guid caseId, byte[] content, string name, bool chunked = false, string? key = null, string? token = null)
    {
        using var form = new MultipartFormDataContent("one-boundary-for-all");
        form.Add(new StringContent("investigation"), "section");
        form.Add(new StringContent("Photo of the van"), "description");
        form.Add(new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } }, "file", name);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/cases/{caseId}/attachments") { Content = form };
        request.Headers.TransferEncodingChunked = chunked;
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (token is not null) request.Headers.Add("RequestVerificationToken", token);
        return await client.SendAsync(request, Cancel);
    }

    private static async Task AlikeAsync(HttpResponseMessage one, HttpResponseMessage other)
    {
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (one.StatusCode, other.StatusCode));
        Assert.Equal(CaseApiTests.Untraced(await one.Content.ReadAsStringAsync(Cancel)), CaseApiTests.Untraced(await other.Content.ReadAsStringAsync(Cancel)));
    }

    private static Task<JsonElement> ReadAsync(HttpResponseMessage answer) => answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();
}
