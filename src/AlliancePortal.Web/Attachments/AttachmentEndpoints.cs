using AlliancePortal.Casework.Attachments;
using AlliancePortal.Casework.Attachments.Inspection;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Account.Tokens;
using AlliancePortal.Web.Api;
using AlliancePortal.Web.Cases;
using AlliancePortal.Web.Host;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace AlliancePortal.Web.Attachments;

/// <summary>Files of a case: attached and given out here, for pages and programs alike. There is no other address of a file.</summary>
public static class AttachmentEndpoints
{
    private const string FormToken = "RequestVerificationToken";

    public static void MapAttachments(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("").WithTags("Attachments");
        api.MapGet("/cases/{id:guid}/attachments", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new ListAttachments(id), cancel))
            .WithSummary("The files of a case that are open to the caller, newest first.").Produces<AttachmentList>();
        api.MapPost("/cases/{id:guid}/attachments", AttachAsync).RequireRateLimiting(FairShares.Files).WithMetadata(new RequestSizeLimitAttribute(AttachmentLimits.RequestBytes)).DisableAntiforgery()
            .WithSummary("Attaches a file to a section, as `multipart/form-data`. Its kind is found from its content; photos are written anew without place and device.")
            .AddOpenApiOperationTransformer(Upload.DescribeAsync).Produces<FileAttached>(201);
        api.MapGet("/attachments/{id:guid}/content", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new OpenAttachment(id), cancel, content => new AttachmentResult(content)))
            .RequireRateLimiting(FairShares.Files).WithSummary("The file itself, to be stored and never to be shown in a browser.").Produces(200, contentType: "application/octet-stream");
        api.MapPost("/attachments/{id:guid}/strike-out", (Guid id, ReasonBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new StrikeOutAttachment(id, body.Reason ?? ""), cancel))
            .WithSummary("Strikes out a file of the caller's agency; it can still be opened.").Produces<AttachmentStruckOut>();
    }

    // The file is read and looked at before any transaction begins; who may attach it is asked with it, so that hidden and missing cost the same.
    private static async Task<IResult> AttachAsync(Guid id, HttpContext context, ICasework casework, FileInspection inspection, IAntiforgery antiforgery, CancellationToken cancel)
    {
        if (!await IsMeantAsync(context, antiforgery) || await Upload.ReadAsync(context.Request, inspection, cancel) is not { } upload) return Results.StatusCode(StatusCodes.Status400BadRequest);
        return await casework.AnswerAsync(context, upload.ToRequest(id), cancel, attached => Results.Created($"/api/v1/attachments/{attached.AttachmentId}/content", attached));
    }

    /// <summary>A form of another site can send files with the reader's cookie: a page of the portal shows that it knows the reader's token. Without a header the whole form would be read, to disk, to find one.</summary>
    private static async ValueTask<bool> IsMeantAsync(HttpContext context, IAntiforgery antiforgery) =>
        BearerHandler.Speaks(context.Request) || (context.Request.Headers.ContainsKey(FormToken) && await antiforgery.IsRequestValidAsync(context));
}
