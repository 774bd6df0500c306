using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Web.Account.DataProtection;
using AlliancePortal.Web.Account.Invitations;
using AlliancePortal.Web.Account.Passkeys;
using AlliancePortal.Web.Account.Passwords;
using AlliancePortal.Web.Account.SecondFactor;
using AlliancePortal.Web.Account.Sessions;
using AlliancePortal.Web.Account.StepUp;
using AlliancePortal.Web.Account.Tokens;
using AlliancePortal.Web.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AlliancePortal.Web.Account;

public static class AccountSetup
{
    private const string EitherScheme = "Portal";
    private const int HashIterations = 210_000;

    /// <summary>
    /// Accounts, sign-in by page and by token; everything not marked anonymous asks for one. Call after the shell.
    /// Needs <see cref="PortalConnections"/> and the master key as singletons.
    /// </summary>
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddDbContextPool<AccountDb>((provider, options) => AccountDb.Configure(options, provider.GetRequiredService<PortalConnections>().Account));
        services.AddSealedDataProtection();
        AddIdentity(services);
        services.AddSingleton<SignInJournal>().AddScoped<Credentials>().AddScoped<BrowserSessions>().AddScoped<ApiTokens>().AddScoped<InvitationLinks>();
        services.AddScoped<Authenticators>().AddScoped<RecoveryCodes>().AddScoped<FirstStep>().AddScoped<LostFactors>().AddSingleton<OwnMachine>().AddSingleton<KnownBrowser>();
        services.AddPasskeys();
        services.AddScoped<AccountClosing>().AddScoped<DemoAccounts>().AddScoped<AccountStates>();
        services.AddScoped<Confirmations>().AddSingleton<StepUpDesk>().AddSingleton<IsConfirmed>(provider => provider.GetRequiredService<StepUpDesk>().IsConfirmedAsync);
        services.AddSingleton<ClosedAccounts>();
        services.AddSingleton<SignInThrottle>().AddSingleton<StaffReports.SpeakUpThrottle>();
        services.AddAuthentication(EitherScheme)
            .AddPolicyScheme(EitherScheme, null, options => options.ForwardDefaultSelector = SchemeOf)
            .AddCookie(IdentityConstants.ApplicationScheme, SessionCookie.Configure)
            .AddCookie(FirstStep.Scheme, FirstStep.Configure)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, NobodyHandler>(NobodyHandler.SchemeName, null);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddScoped<AuthenticationStateProvider, SessionRevalidation>();
        services.AddScoped<FindActingAs>(provider => user => SignedInWorker.FindAsync(provider, user));
    }

    /// <summary>Who is asking, and whether one may without signing in. Call before the shell and all other endpoints.</summary>
    public static void UseAccounts(this WebApplication app)
    {
        app.UseWhen(context => NobodyHandler.IsFor(context.Request.Path), branch => branch.Use(NobodyHandler.WithoutCookieAsync));
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapTokens();
        app.MapSignOut();
        app.MapSession();
        app.MapConfirmation();
        app.MapPasskeyConfirmation();
    }

    private static void AddIdentity(IServiceCollection services)
    {
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = HashIterations);
        services.AddIdentityCore<PortalUser>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.Lockout.MaxFailedAccessAttempts = AccountLimits.TriesBeforeLockout;
                options.Lockout.DefaultLockoutTimeSpan = AccountLimits.Lockout;
                options.Password = new PasswordOptions
                {
                    RequiredLength = AccountLimits.PasswordMinimum,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                };
            })
            .AddEntityFrameworkStores<AccountDb>()
            .AddPasswordValidator<GuessablePasswordValidator>();
    }

    // Tokens open the JSON interface only; a page is opened by a browser that signed in.
    private static string SchemeOf(HttpContext context) => NobodyHandler.IsFor(context.Request.Path) ? NobodyHandler.SchemeName
        : context.Request.Path.StartsWithSegments("/api") && BearerHandler.Speaks(context.Request) ? BearerHandler.SchemeName : IdentityConstants.ApplicationScheme;
}
