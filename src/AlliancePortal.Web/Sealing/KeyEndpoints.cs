using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Sealing;
using AlliancePortal.Web.Api;

namespace AlliancePortal.Web.Sealing;

/// <summary>How the keys stand, as JSON; for administrators and key custodians. No key and no share is in it.</summary>
public static class KeyEndpoints
{
    public static void MapKeys(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/keys", (HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new ShowKeys(), cancel))
            .WithTags("Keys").WithSummary("Versions of the master key, how many keys are wrapped with each, who holds which share, when erased persons are gone from the keyring's backups too.").Produces<KeysView>();
}
