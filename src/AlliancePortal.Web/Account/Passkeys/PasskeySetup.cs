using Microsoft.AspNetCore.Identity;

namespace AlliancePortal.Web.Account.Passkeys;

public static class PasskeySetup
{
    private const string Required = "required";

    /// <summary>Passkeys for the portal's own address: the published one, else that of the request.</summary>
    public static void AddPasskeys(this IServiceCollection services)
    {
        services.AddScoped<IPasskeyHandler<PortalUser>, PasskeyHandler<PortalUser>>().AddScoped<PasskeyDesk>().AddScoped<PasskeyStates>().AddSingleton<SpentQuestions>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<IConfiguration>((options, configuration) =>
        {
            var published = Uri.TryCreate(configuration["Portal:PublicAddress"], UriKind.Absolute, out var address) ? address : null;
            options.ServerDomain = published?.Host;
            // Finger, face or PIN each time, and kept on the device: so no e-mail is typed, and none can be tried.
            options.UserVerificationRequirement = Required;
            options.ResidentKeyRequirement = Required;
            options.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && context.Origin == Origin(context.HttpContext.Request, published));
        });
    }

    // A browser that sends no referrer sends no origin with a form either; the device's own word on it is signed.
    private static string Origin(HttpRequest request, Uri? published) => published?.GetLeftPart(UriPartial.Authority) ?? $"{request.Scheme}://{request.Host}";
}
