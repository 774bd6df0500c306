using AlliancePortal.Web.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AlliancePortal.Web.Account;

/// <summary>Answers of the account calls as <c>application/problem+json</c>. Nothing in them varies by request: two refusals are equal byte by byte.</summary>
public static class AccountProblem
{
    public const string SignInFailed = "sign_in_failed";
    public const string SecondFactorRequired = "second_factor_required";
    public const string NotSignedIn = "not_signed_in";
    public const string TooManyTries = "too_many_tries";
    public const string NotConfirmed = "not_confirmed";
    public const string Malformed = "malformed";

    /// <summary>Programs get a status and a code; people get a page.</summary>
    public static bool IsForPrograms(HttpRequest request) => request.Path.StartsWithSegments("/api") || request.Path.StartsWithSegments("/_blazor");

    public static IResult Of(HttpContext context, int status, string code)
    {
        var words = context.RequestServices.GetRequiredService<IStringLocalizer<AccountAnswers>>();
        var problem = new ProblemDetails { Status = status, Title = words[code + "_title"], Detail = words[code] };
        problem.Extensions["code"] = code;
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(problem, contentType: "application/problem+json", statusCode: status);
    }

    public static Task NotSignedInAsync(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Of(context, StatusCodes.Status401Unauthorized, NotSignedIn).ExecuteAsync(context);
    }

    public static IResult Wait(HttpContext context, TimeSpan time)
    {
        context.Response.Headers.RetryAfter = Seconds(time);
        return Of(context, StatusCodes.Status429TooManyRequests, TooManyTries);
    }

    /// <summary>Whole seconds, at least one, as <c>Retry-After</c> has them.</summary>
    public static string Seconds(TimeSpan time) => Math.Max(1, (int)Math.Ceiling(time.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
