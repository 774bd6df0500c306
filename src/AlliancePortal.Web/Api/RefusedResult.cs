using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Web.Api;

/// <summary>A refusal as <c>application/problem+json</c>: hidden is 404 and the same body as missing, bad input 422, a rule 409.</summary>
internal sealed class RefusedResult(Refusal refusal) : IResult
{
    public Task ExecuteAsync(HttpContext context)
    {
        var texts = context.RequestServices.GetRequiredService<RefusalTexts>();
        var status = refusal == Refusal.Unavailable ? StatusCodes.Status503ServiceUnavailable : refusal.Kind switch
        {
            RefusalKind.Hidden => StatusCodes.Status404NotFound,
            RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
            _ => StatusCodes.Status409Conflict,
        };
        var extensions = new Dictionary<string, object?> { ["code"] = refusal.Code };
        if (refusal.Fields.Count > 0) extensions["errors"] = refusal.Fields.ToDictionary(field => field.Key, field => field.Value.Select(texts.OfField).ToArray());
        return Results.Problem(detail: texts.Of(refusal), statusCode: status, extensions: extensions).ExecuteAsync(context);
    }
}
