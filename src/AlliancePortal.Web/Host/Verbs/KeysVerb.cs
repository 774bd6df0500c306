using System.CommandLine;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Sealing;
using AlliancePortal.Casework.Sealing.Rotation;

namespace AlliancePortal.Web.Host.Verbs;

/// <summary><c>keys status</c>: which versions of the master key there are. <c>keys rotate</c>: a new one, while the portal runs. See <see cref="CustodyVerb"/> for the others.</summary>
internal sealed class KeysVerb
{
    private readonly Option<int> batch = new("--batch") { Description = "How many keys are wrapped anew in one transaction.", DefaultValueFactory = _ => 500 };
    private readonly Option<int> pause = new("--pause") { Description = "Milliseconds for which the database is left to others after each batch.", DefaultValueFactory = _ => 20 };

    public KeysVerb(Option<string?> folder)
    {
        var status = new Command("status", "Says which versions of the master key there are and how many keys are wrapped with each.");
        status.SetAction(async (given, cancel) =>
        {
            await using var host = await VerbHost.StartAsync(given.GetValue(folder), cancel);
            return await StatusAsync(host.Services, cancel);
        });
        var rotate = new Command("rotate", "Changes the master key while the portal runs, or finishes a change that was interrupted.") { batch, pause };
        rotate.SetAction(async (given, cancel) =>
        {
            await using var host = await VerbHost.StartAsync(given.GetValue(folder), cancel);
            return await RotateAsync(host.Services, Math.Max(1, given.GetValue(batch)), TimeSpan.FromMilliseconds(Math.Max(0, given.GetValue(pause))), cancel);
        });
        Command = new Command("keys", "The master key and what is wrapped with it.") { status, rotate };
        foreach (var command in new CustodyVerb(folder).Commands) Command.Add(command);
    }

    public Command Command { get; }

    private static async Task<int> StatusAsync(IServiceProvider services, CancellationToken cancel)
    {
        var versions = await services.GetRequiredService<KeyringStatus>().ReadAsync(cancel);
        foreach (var version in versions)
            Console.WriteLine($"version {version.Version}: {version.Keys} keys{(version.CheckValue is { } check ? $", check value {check}" : "")}{(version.MadeAt is { } at ? $", made {at:u}" : "")}{(version.IsHere ? "" : ", NOT in the key file of this machine")}");
        Console.WriteLine(versions.Count switch
        {
            0 => "No key has been made yet.",
            1 => "No rotation is under way.",
            _ => $"A rotation is under way: {versions.Skip(1).Sum(version => version.Keys)} keys are still wrapped with an old version. `keys rotate` goes on with it.",
        });
        return versions.All(version => version.IsHere) ? 0 : 1;
    }

    private static async Task<int> RotateAsync(IServiceProvider services, int batch, TimeSpan pause, CancellationToken cancel)
    {
        var casework = services.GetRequiredService<ICasework>();
        _ = (await casework.RunAsync(Actor.Setup, new MarkKeyAct(KeyAct.RotationStarted), cancel)).Value;
        try
        {
            var done = await services.GetRequiredService<KeyRotation>().RunAsync(batch, pause, new Shown(), cancel);
            _ = (await casework.RunAsync(Actor.Setup, new MarkKeyAct(KeyAct.RotationDone), cancel)).Value;
            Console.WriteLine($"\n{(done.Resumed ? "The interrupted rotation is finished" : "Rotated")}: {done.Keys} keys wrapped anew, version {done.Version} of the master key is the only one left.");
            Console.WriteLine("Keep a copy of the key file, and give the custodians new shares: those of the old version open nothing made from now on.");
            return 0;
        }
        catch (RotationRunningException running)
        {
            await Console.Error.WriteLineAsync(running.Message);
            return 1;
        }
    }

    private sealed class Shown : IProgress<RotationProgress>
    {
        public void Report(RotationProgress value) => Console.Write($"\r{value.Done} of {value.Total} keys are wrapped with version {value.Version} ");
    }
}
