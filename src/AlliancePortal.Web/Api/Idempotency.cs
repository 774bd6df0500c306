using System.Security.Cryptography;
using System.Text;
using AlliancePortal.Casework.Attachments;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Idempotency;
using AlliancePortal.Web.Account;

namespace AlliancePortal.Web.Api;

/// <summary>
/// <c>Idempotency-Key</c> on every POST of the JSON interface: the first request runs, to its end even when its caller hangs up; the same one
/// again gets the same answer; another body is refused. Faults of ours are not kept, nor that a second factor has to be shown first.
/// </summary>
internal static class Idempotency
{
    public const string Header = "Idempotency-Key";
    public const string Replayed = "Idempotency-Replayed";

    public static void UseIdempotency(this WebApplication app) => app.UseWhen(
        context => HttpMethods.IsPost(context.Request.Method) && context.Request.Path.StartsWithSegments("/api/v1")
            && context.Request.Headers.ContainsKey(Header) && context.User.FindActor() is not null,
        branch => branch.Use((context, next) => RunOnceAsync(context, next)));

    private static async Task RunOnceAsync(HttpContext context, RequestDelegate next)
    {
        var casework = context.RequestServices.GetRequiredService<ICasework>();
        var (actor, key) = (context.User.Actor(), context.Request.Headers[Header].ToString());
        var claimed = await casework.RunAsync(actor, new ClaimIdempotencyKey(key, await HashAsync(context.Request)), context.RequestAborted);
        if (claimed.Refusal is { } refusal)
        {
            await new RefusedResult(refusal.Kind == RefusalKind.Invalid ? IdempotencyRefusals.KeyNotUsable : refusal).ExecuteAsync(context);
            return;
        }

        if (claimed.Value.Answer is { } before)
        {
            context.Response.Headers[Replayed] = "true";
            await SendAsync(context.Response, before);
            return;
        }

        context.RequestAborted = CancellationToken.None;
        StoredAnswer? answer = null;
        try
        {
            answer = await CaptureAsync(context, next);
        }
        finally
        {
            var keeps = answer is { Status: < StatusCodes.Status500InternalServerError and not StatusCodes.Status429TooManyRequests and not StatusCodes.Status401Unauthorized };
            await casework.RunAsync(actor, new KeepIdempotentAnswer(key, keeps ? answer : null), CancellationToken.None);
        }

        await SendAsync(context.Response, answer);
    }

    private static async Task<StoredAnswer> CaptureAsync(HttpContext context, RequestDelegate next)
    {
        var line = context.Response.Body;
        using var written = new MemoryStream();
        context.Response.Body = written;
        try
        {
            await next(context);
            await context.Response.BodyWriter.FlushAsync();
        }
        finally
        {
            context.Response.Body = line;
        }

        var headers = context.Response.Headers;
        return new StoredAnswer(context.Response.StatusCode, context.Response.ContentType, headers.Location, headers.ETag, written.ToArray());
    }

    private static async Task SendAsync(HttpResponse response, StoredAnswer answer)
    {
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.Headers.Location = answer.Location;
        response.Headers.ETag = answer.ETag;
        if (answer.Body.Length == 0) return;
        response.ContentLength = answer.Body.Length;
        await response.Body.WriteAsync(answer.Body, response.HttpContext.RequestAborted);
    }

    private static async Task<byte[]> HashAsync(HttpRequest request)
    {
        // In memory: what is sent, a file too, never lies open on the disk.
        request.EnableBuffering(AttachmentLimits.RequestBytes);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Path}{request.QueryString}\n"));
        var piece = new byte[16 * 1024];
        while (await request.Body.ReadAsync(piece, request.HttpContext.RequestAborted) is > 0 and var read) hash.AppendData(piece, 0, read);
        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }
}
