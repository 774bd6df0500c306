using System.Globalization;
using System.Security.Claims;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Codes;
using AlliancePortal.Web.Shell;

namespace AlliancePortal.Web.Account;

/// <summary>As whom a signed-in person acts, asked through the gate and put into the reader's language.</summary>
public static class SignedInWorker
{
    /// <summary>Null for nobody, and for an account without a worker in the casework.</summary>
    public static async Task<ActingAs?> FindAsync(IServiceProvider services, ClaimsPrincipal user)
    {
        if (user.FindActor() is not { } actor) return null;
        var answer = await services.GetRequiredService<ICasework>().RunAsync(actor, new WhoAmI());
        return answer.Succeeded ? Shown(answer.Value) : null;
    }

    private static ActingAs Shown(Me me)
    {
        var role = CodeSets.Default.Label("role", me.Role, CultureInfo.CurrentUICulture.Name);
        return new ActingAs(me.DisplayName, role, me.Agency.Name, me.Agency.Kind, me.Role.EndsWith("_supervisor", StringComparison.Ordinal), me.Role == "key_custodian", me.Role == "integrity_officer");
    }
}
