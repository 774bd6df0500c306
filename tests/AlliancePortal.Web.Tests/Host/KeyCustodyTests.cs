using System.Text.RegularExpressions;
using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Casework.Sealing;
using AlliancePortal.Testing.Casework;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AlliancePortal.Web.Tests.Host;

/// <summary>The key file is lost; two of three custodians bring it back, one alone cannot.</summary>
public sealed partial class KeyCustodyTests
{
    private static readonly string[] Custodians = ["one@keys.test", "two@keys.test", "three@keys.test"];

    [GeneratedRegex("^APK-[0-9a-f-]+", RegexOptions.Multiline)]
    private static partial Regex Share { get; }

    [Fact]
    public async Task Two_of_three_custodians_bring_the_lost_key_back_and_one_alone_cannot()
    {
        await using var keys = await KeyProcess.CreateAsync();
        var taken = await keys.World.DoAsync(keys.World.Investigator, Intakes.Adult());
        foreach (var email in Custodians) await AddAsync(keys.World, email);
        var named = Custodians.SelectMany(email => new[] { "--custodian", email }).ToArray();

        var stranger = await keys.RunAsync("keys", "split", "--custodian", Custodians[0], "--custodian", Custodians[1], "--custodian", "police_investigator@tpiu-team-1.test", "--to", keys.Fresh("no"));
        Assert.Equal((1, true), (stranger.Code, stranger.Text.Contains("no key custodian", StringComparison.Ordinal)));
        var split = await keys.RunAsync(["keys", "split", .. named, "--to", keys.Fresh("cards")]);
        Assert.True(split.Code == 0, split.Text);
        Assert.DoesNotContain("APK", split.Text, StringComparison.Ordinal);
        var cards = Directory.GetFiles(keys.Fresh("cards")).Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
        Assert.Equal(3, cards.Count);
        Assert.Equal(1, (await keys.RunAsync(["keys", "split", .. named, "--to", keys.Fresh("cards")])).Code);
        var shares = cards.Select(card => Share.Match(card).Value).ToList();

        var secret = File.ReadAllLines(keys.KeyFile).Single(line => line.StartsWith("1 ", StringComparison.Ordinal));
        File.Delete(keys.KeyFile);
        var alone = await keys.RunAsync("keys", "recover", "--share", shares[1]);
        Assert.Equal((1, true), (alone.Code, alone.Text.Contains("2 different shares are needed", StringComparison.Ordinal)));
        Assert.False(File.Exists(keys.KeyFile));
        var mistyped = await keys.RunAsync("keys", "recover", "--share", shares[0], "--share", shares[2][..^1]);
        Assert.Equal((1, true), (mistyped.Code, mistyped.Text.Contains("Share 2 is not as it stands on its card", StringComparison.Ordinal)));
        var restored = await keys.RunAsync("keys", "recover", "--share", shares[2], "--share", shares[0]);
        Assert.True(restored.Code == 0, restored.Text);
        Assert.Contains(secret, File.ReadAllLines(keys.KeyFile));

        // A node that starts with the restored file opens what was sealed before.
        await using var keyring = new KeyringDatabase(NpgsqlDataSource.Create(PortalConnections.From(keys.World.Connections.Admin, MasterKey.FromFile(keys.KeyFile)).Keyring));
        var ring = new KeyRing(keyring, new EncryptionKeys(keyring, MasterKey.FromFile(keys.KeyFile), TimeProvider.System), TimeProvider.System);
        Assert.NotNull(await ring.KeyAsync(taken.VictimId, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Who_holds_which_share_is_seen_by_administrators_and_custodians_who_see_nothing_else()
    {
        await using var keys = await KeyProcess.CreateAsync();
        var custodian = await AddAsync(keys.World, Custodians[0]);
        await AddAsync(keys.World, Custodians[1]);
        Assert.Empty((await keys.World.DoAsync(keys.World.Administrator, new ShowKeys())).Shares);
        var split = await keys.RunAsync("keys", "split", "--shares", "2", "--custodian", Custodians[0], "--custodian", Custodians[1], "--to", keys.Fresh("cards"));
        Assert.True(split.Code == 0, split.Text);

        foreach (var reader in new[] { custodian, keys.World.Administrator })
        {
            var view = await keys.World.DoAsync(reader, new ShowKeys());
            Assert.Equal([(1, 2, "Custodian one@keys.test", true), (2, 2, "Custodian two@keys.test", true)], view.Shares.Select(share => (share.Number, share.Threshold, share.Holder, share.IsActive)));
            Assert.Equal((1, false, 30), (Assert.Single(view.Versions).Version, view.SharesAreOld, view.KeyringBackupDays));
        }

        Assert.Equal(Refusal.NotFound, await keys.World.RefusalAsync(keys.World.Investigator, new ShowKeys()));
        Assert.True((await keys.RunAsync("keys", "rotate", "--pause", "0")).Code == 0);
        Assert.True((await keys.World.DoAsync(keys.World.Administrator, new ShowKeys())).SharesAreOld);

        await using var scope = keys.World.Services.CreateAsyncScope();
        var permissions = CaseworkGate.UseCases.ToDictionary(pair => pair.Key.Name, pair => (Permission)pair.Value.GetProperty("Permission")!.GetValue(scope.ServiceProvider.GetRequiredService(pair.Value))!);
        Assert.Equal(["ShowKeys"], permissions.Where(one => one.Value.Roles.Contains(Role.KeyCustodian) && !one.Value.Roles.SetEquals(Permission.Everyone.Roles)).Select(one => one.Key));
    }

    private static async Task<Actor> AddAsync(CaseworkWorld world, string email) => Actor.Person((await world.Casework.RunAsync(Actor.Setup, new AddWorker
    {
        AgencyCode = "portal",
        UnitCodes = [JurisdictionFile.Default.Agency("portal")!.Units[0].Code],
        Role = "key_custodian",
        DisplayName = $"Custodian {email}",
        Email = email,
    })).Value);
}
