using System.CommandLine;
using AlliancePortal.Casework.Audit;
using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Web.Host.Verbs;

/// <summary><c>audit verify</c>: follows every link of the audit's chains and names the first that does not hold.</summary>
internal sealed class AuditVerb
{
    public AuditVerb(Option<string?> folder)
    {
        var verify = new Command("verify", "Follows every link of the audit and names the first of each lane that does not hold.");
        verify.SetAction(async (given, cancel) =>
        {
            await using var host = await VerbHost.StartAsync(given.GetValue(folder), cancel);
            var outcome = await host.Services.GetRequiredService<ICasework>().RunAsync(Actor.Setup, new VerifyAudit(), cancel);
            foreach (var broken in outcome.Value.Broken) Console.Error.WriteLine($"lane {broken.Lane}, entry {broken.Seq}: {broken.What}");
            Console.WriteLine(outcome.Value.Broken.Count == 0 ? $"The chain holds: {outcome.Value.Entries} entries." : "The chain is broken.");
            return outcome.Value.Broken.Count == 0 ? 0 : 1;
        });
        Command = new Command("audit", "The audit trail.") { verify };
    }

    public Command Command { get; }
}
