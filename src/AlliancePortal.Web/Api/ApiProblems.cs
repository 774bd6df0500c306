namespace AlliancePortal.Web.Api;

/// <summary>Every error of the JSON interface is a problem with a code, also those that no use case answers.</summary>
internal static class ApiProblems
{
    public static void UseApiProblems(this WebApplication app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments("/api/v1"),
        branch =>
        {
            branch.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = context => AnswerAsync(context), AllowStatusCode404Response = true });
            branch.Use(async (context, next) =>
            {
                await next(context);
                if (!context.Response.HasStarted && context.Response.StatusCode >= 400 && context.Response.ContentLength is null && context.Response.ContentType is null)
                    await AnswerAsync(context);
            });
        });

    private static Task AnswerAsync(HttpContext context)
    {
        var code = context.Response.StatusCode switch
        {
            StatusCodes.Status401Unauthorized => "not_signed_in",
            StatusCodes.Status404NotFound or StatusCodes.Status403Forbidden => "not_found",
            StatusCodes.Status405MethodNotAllowed => "method_not_allowed",
            StatusCodes.Status413PayloadTooLarge => "too_large",
            StatusCodes.Status415UnsupportedMediaType => "not_json",
            StatusCodes.Status429TooManyRequests => "too_many_requests",
            >= 500 => "fault",
            _ => "malformed",
        };
        var texts = context.RequestServices.GetRequiredService<RefusalTexts>();
        return Results.Problem(detail: texts.Text(code), statusCode: context.Response.StatusCode, extensions: new Dictionary<string, object?> { ["code"] = code }).ExecuteAsync(context);
    }
}
