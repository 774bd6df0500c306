using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Web.Api;

/// <summary>A refusal as <c>application/problem+json</c>: hidden is 404 and the same body as missing, bad input 422, a rule 409; a second
/// factor that has to be shown anew 401, with the challenge of RFC 9470.</summary>
internal sealed class RefusedResult(Refusal refusal) : IResult
{
    public Task ExecuteAsync(HttpContext context)
    {
        var texts = context.RequestServices.GetRequiredService<RefusalTexts>();
        var status = refusal.Kind switch
        {
            _ when refusal == Refusal.Unavailable => StatusCodes.Status503ServiceUnavailable,
            _ when refusal == Refusal.StepUpRequired => StatusCodes.Status401Unauthorized,
            RefusalKind.Hidden => StatusCodes.Status404NotFound,
            RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
            _ => StatusCodes.Status409Conflict,
        };
        if (refusal == Refusal.StepUpRequired)
            context.Response.Headers.WWWAuthenticate = $"Bearer error=\"insufficient_user_authentication\", max_age=\"{StepUpAttribute.Fresh.TotalSeconds}\"";
        var extensions = new Dictionary<string, object?> { ["code"] = refusal.Code };
        if (refusal.Fields.Count > 0) extensions["errors"] = refusal.Fields.ToDictionary(field => field.Key, field => field.Value.Select(texts.OfField).ToArray());
        return Results.Problem(detail: texts.Of(refusal), statusCode: status, extensions: extensions).ExecuteAsync(context);
    }
}
