using Microsoft.AspNetCore.Http.HttpResults;

namespace AlliancePortal.Web.Shell.Gallery;

public static class GallerySetup
{
    /// <summary>All components in all states with neutral words, for whoever works on the look. Development only; linked from nowhere.</summary>
    public static void MapGallery(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/gallery", IResult () => new RazorComponentResult(typeof(GalleryDocument))).AllowAnonymous();
        endpoints.MapGet("/gallery/sign-in", (bool? failed) => new RazorComponentResult<GallerySignIn>(new { Failed = failed ?? false })).AllowAnonymous();
    }
}
