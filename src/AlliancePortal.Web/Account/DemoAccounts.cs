using System.Globalization;
using System.Security.Cryptography;
using AlliancePortal.Casework.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AlliancePortal.Web.Account;

/// <summary>Accounts of the demonstration's workers, all with one password. Only for demonstration data on the own machine; the caller sees to that.</summary>
public sealed class DemoAccounts(AccountDb db, UserManager<PortalUser> users, IPasswordHasher<PortalUser> hasher, PortalConnections connections)
{
    private static readonly string[] Words =
    [
        "amber", "anchor", "basil", "birch", "cedar", "cherry", "clover", "copper", "coral", "daisy", "ember", "falcon", "fern", "garnet", "ginger", "harbor",
        "hazel", "indigo", "ivory", "jasper", "juniper", "lantern", "lemon", "linden", "maple", "marble", "meadow", "mint", "olive", "orchid", "pebble", "pepper",
        "pine", "plum", "poplar", "quartz", "quince", "raven", "river", "rowan", "saffron", "sage", "silver", "sparrow", "spruce", "thistle", "timber", "tulip",
        "velvet", "violet", "walnut", "willow",
    ];

    /// <summary>Makes missing accounts and gives all of them the password; what already fits is left alone, so that nobody is signed out by a restart.</summary>
    /// <param name="accounts">User id of the worker, and e-mail.</param>
    /// <param name="password">Setting <c>Portal:DemoPassword</c>; a random one when empty.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>The password, to be printed.</returns>
    public async Task<string> EnsureAsync(IEnumerable<(Guid UserId, string Email)> accounts, string? password, CancellationToken cancel = default)
    {
        var chosen = string.IsNullOrEmpty(password) ? Readable() : password;
        var wanted = accounts.ToList();
        var ids = wanted.Select(account => account.UserId).ToList();
        var existing = await db.Users.Where(user => ids.Contains(user.Id)).ToDictionaryAsync(user => user.Id, cancel);
        var fitting = existing.Values.Select(user => user.PasswordHash).OfType<string>().Distinct()
            .Where(hash => hasher.VerifyHashedPassword(new PortalUser(), hash, chosen) != PasswordVerificationResult.Failed).ToHashSet();
        // One hash for all: the password is printed on the screen anyway, and hashing it twelve times would delay the start.
        var shared = fitting.FirstOrDefault() ?? hasher.HashPassword(new PortalUser(), chosen);
        foreach (var (userId, email) in wanted)
        {
            if (!existing.TryGetValue(userId, out var user)) await SaveAsync(users.CreateAsync(user = NewAccount.For(userId, email)));
            if (user is { IsDemonstration: true, PasswordHash: { } hash } && fitting.Contains(hash)) continue;
            (user.IsDemonstration, user.PasswordHash) = (true, shared);
            await SaveAsync(users.UpdateSecurityStampAsync(user));
        }

        return chosen;
    }

    /// <summary>Whether all these accounts are there and have the password, as after each start but the first: asked in one query, without the model of the accounts.</summary>
    public async Task<bool> StandAsync(IReadOnlyCollection<string> emails, string password, CancellationToken cancel = default)
    {
        await using var source = NpgsqlDataSource.Create(connections.Account);
        await using var select = source.CreateCommand($"select count(password_hash), min(password_hash) from {AccountDb.SchemaName}.users where is_demonstration and email = any($1) having min(password_hash) = max(password_hash)");
        select.Parameters.Add(new() { Value = emails.ToArray() });
        await using var rows = await select.ExecuteReaderAsync(cancel);
        return await rows.ReadAsync(cancel) && rows.GetInt64(0) == emails.Count
            && hasher.VerifyHashedPassword(new PortalUser(), rows.GetString(1), password) != PasswordVerificationResult.Failed;
    }

    private static async Task SaveAsync(Task<IdentityResult> saving)
    {
        var result = await saving;
        if (!result.Succeeded) throw new InvalidOperationException("A demonstration account could not be made: " + string.Join(", ", result.Errors.Select(error => error.Code)));
    }

    private static string Readable() => string.Create(CultureInfo.InvariantCulture,
        $"{string.Join('-', RandomNumberGenerator.GetItems<string>(Words, 4))}-{RandomNumberGenerator.GetInt32(1000, 10000)}");
}
