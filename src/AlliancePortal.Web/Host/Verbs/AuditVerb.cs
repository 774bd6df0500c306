using System.CommandLine;
using AlliancePortal.Casework.Audit;
using AlliancePortal.Casework.Audit.Heads;
using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Web.Host.Verbs;

/// <summary><c>audit verify</c>: follows every link of the audit's chains, compares them with the published heads and names the first row that does not hold. <c>audit key</c>: the key that signs them.</summary>
internal sealed class AuditVerb
{
    public AuditVerb(Option<string?> folder)
    {
        var verify = new Command("verify", "Follows every link of the audit, compares it with the published heads and names the first row of each lane that does not hold.");
        verify.SetAction(async (given, cancel) =>
        {
            await using var host = await VerbHost.StartAsync(given.GetValue(folder), cancel);
            var outcome = await host.Services.GetRequiredService<AuditVerification>().RunAsync(Actor.Setup, null, cancel);
            if (outcome.Refusal is { } refusal)
            {
                await Console.Error.WriteLineAsync($"The audit could not be checked: {refusal.Code}.");
                return 1;
            }

            var verdict = outcome.Value;
            foreach (var broken in verdict.Broken) await Console.Error.WriteLineAsync($"lane {broken.Lane}, entry {broken.Seq}: {broken.What}");
            if (verdict.BrokenFile is { } file) await Console.Error.WriteLineAsync($"published heads {file.File}, line {file.Number}: {file.Fault}");
            Console.WriteLine(verdict.Holds ? $"The chain holds: {verdict.Entries} entries, compared with {verdict.Heads} published heads." : "The chain is broken.");
            return verdict.Holds ? 0 : 1;
        });
        var key = new Command("key", "Prints the public key with which anybody checks the published heads.");
        key.SetAction(async (given, cancel) =>
        {
            await using var host = await VerbHost.StartAsync(given.GetValue(folder), cancel);
            var signer = host.Services.GetRequiredService<HeadSigner>();
            Console.WriteLine($"-----BEGIN PUBLIC KEY-----\n{string.Join('\n', signer.PublicKey.Chunk(64).Select(line => new string(line)))}\n-----END PUBLIC KEY-----");
            return 0;
        });
        Command = new Command("audit", "The audit trail.") { verify, key };
    }

    public Command Command { get; }
}
