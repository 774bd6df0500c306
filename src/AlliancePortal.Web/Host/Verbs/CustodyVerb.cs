using System.CommandLine;
using System.Globalization;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Sealing;
using AlliancePortal.Casework.Sealing.Custody;
using AlliancePortal.Casework.Sealing.Rotation;

namespace AlliancePortal.Web.Host.Verbs;

/// <summary><c>keys split</c>: a card for each custodian, written once. <c>keys recover</c>: the key file, from enough of the cards.</summary>
internal sealed class CustodyVerb
{
    private const int Fewest = 2;
    private const int Most = 20;
    private readonly Option<int> shares = new("--shares") { Description = "How many shares are made.", DefaultValueFactory = _ => 3 };
    private readonly Option<int> threshold = new("--threshold") { Description = "How many of them give the key back.", DefaultValueFactory = _ => Fewest };
    private readonly Option<string[]> custodians = new("--custodian") { Description = "Sign-in name of the key custodian who gets the next share; once for each share.", Required = true };
    private readonly Option<DirectoryInfo> target = new("--to") { Description = "Folder for the cards, one file each.", Required = true };
    private readonly Option<string[]> typed = new("--share") { Description = "A share as it stands on its card; once for each.", Required = true };
    private readonly Option<string?> folder;

    public CustodyVerb(Option<string?> folder)
    {
        this.folder = folder;
        var split = new Command("split", "Splits the master key among custodians and writes a card for each; the shares are kept nowhere else.") { shares, threshold, custodians, target };
        split.SetAction(SplitAsync);
        var recover = new Command("recover", "Writes the key file anew from enough shares, and tries it on the keyring.") { typed };
        recover.SetAction(RecoverAsync);
        Commands = [split, recover];
    }

    public IReadOnlyList<Command> Commands { get; }

    private async Task<int> SplitAsync(ParseResult given, CancellationToken cancel)
    {
        var (count, needed, names) = (given.GetValue(shares), given.GetValue(threshold), given.GetValue(custodians)!);
        if (needed < Fewest || count < needed || count > Most) return Fault($"At least {Fewest} and at most all of the {count} shares give the key back, and there are at most {Most}.");
        if (names.Length != count || names.Distinct(StringComparer.OrdinalIgnoreCase).Count() != count) return Fault($"{count} shares are for {count} different custodians; {names.Length} were named.");

        await using var host = await VerbHost.StartAsync(given.GetValue(folder), cancel);
        var casework = host.Services.GetRequiredService<ICasework>();
        var holders = new List<Guid>();
        foreach (var name in names)
        {
            if ((await casework.RunAsync(Actor.Setup, new FindCustodian(name), cancel)).Value.UserId is not { } holder) return Fault($"{name} is no key custodian who may sign in.");
            holders.Add(holder);
        }

        var place = Directory.CreateDirectory(given.GetValue(target)!.FullName);
        if (place.EnumerateFileSystemInfos().Any()) return Fault($"{place.FullName} is not empty.");
        _ = (await casework.RunAsync(Actor.Setup, new MarkKeyAct(KeyAct.Split), cancel)).Value;
        var made = await host.Services.GetRequiredService<KeyCustody>().SplitAsync(holders, needed, cancel);
        var check = host.Services.GetRequiredService<MasterKey>().CheckValue(made[0].Version);
        foreach (var (share, name) in made.Zip(names)) Write(Path.Combine(place.FullName, $"share-{share.Point}-of-{count}.txt"), Card(share, name, count, check));
        Console.WriteLine($"{count} cards are in {place.FullName}: any {needed} of them give back version {made[0].Version} of the master key, check value {check}.");
        Console.WriteLine("Print or hand over each to its custodian alone, then destroy the files. They are not made a second time.");
        return 0;
    }

    private async Task<int> RecoverAsync(ParseResult given, CancellationToken cancel)
    {
        var read = new List<KeyShare>();
        foreach (var (text, at) in given.GetValue(typed)!.Select((text, at) => (text, at)))
        {
            if (!KeyShare.TryParse(text, out var share)) return Fault($"Share {at + 1} is not as it stands on its card: a sign is wrong or missing.");
            read.Add(share);
        }

        var path = PortalPlace.KeyFileOf(VerbHost.Configured(given.GetValue(folder)));
        var aside = $"{path}.{Path.GetRandomFileName()}";
        var moved = File.Exists(path);
        if (moved) File.Move(path, aside);
        var restored = false;
        try
        {
            var (version, fault) = KeyCustody.Recover(read, path, moved ? aside : null);
            if (fault is not null) return Fault(fault == ShareFault.TooFew ? $"{read[0].Threshold} different shares are needed." : "The shares were not made together: version, set and number needed must agree.");
            await using var host = await VerbHost.StartAsync(given.GetValue(folder), cancel);
            var stored = (await host.Services.GetRequiredService<KeyringStatus>().ReadAsync(cancel))[0];
            var check = host.Services.GetRequiredService<MasterKey>().CheckValue(version);
            if (stored.Version != version || stored.CheckValue is not null && stored.CheckValue != check) return Fault($"The shares give back version {version}; the keyring is sealed under version {stored.Version}.");
            _ = (await host.Services.GetRequiredService<ICasework>().RunAsync(Actor.Setup, new MarkKeyAct(KeyAct.Recovered), cancel)).Value;
            restored = true;
            Console.WriteLine($"{path} is restored: version {version}, check value {check}. {stored.Keys} keys open with it.");
            if (moved) Console.WriteLine($"The file that was there is now {aside}.");
            return 0;
        }
        finally
        {
            if (!restored)
            {
                File.Delete(path);
                if (moved) File.Move(aside, path);
            }
        }
    }

    private static string Card(KeyShare share, string name, int count, string check) => string.Create(CultureInfo.InvariantCulture, $"""
        AlliancePortal: a share of the master key
        For {name}. Share {share.Point} of {count}; any {share.Threshold} of them give back version {share.Version} of the key, check value {check}.
        Keep it where no other share and no backup of the portal is. Alone it tells nothing.

        {share}

        """);

    private static void Write(string path, string card)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new StreamWriter(path, options);
        file.Write(card);
    }

    private static int Fault(string what)
    {
        Console.Error.WriteLine(what);
        return 1;
    }
}
