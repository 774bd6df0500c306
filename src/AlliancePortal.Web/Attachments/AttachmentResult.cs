using AlliancePortal.Casework.Attachments;

namespace AlliancePortal.Web.Attachments;

/// <summary>A file to be stored by the browser under a neutral name: never shown in it, never kept by it.</summary>
internal sealed class AttachmentResult(AttachmentContent content) : IResult
{
    public async Task ExecuteAsync(HttpContext context)
    {
        var response = context.Response;
        response.ContentType = content.MediaType;
        response.ContentLength = content.Pieces.Sum(piece => (long)piece.Length);
        response.Headers.ContentDisposition = $"attachment; filename=\"{content.FileName}\"";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        foreach (var piece in content.Pieces) await response.Body.WriteAsync(piece, context.RequestAborted);
    }
}
