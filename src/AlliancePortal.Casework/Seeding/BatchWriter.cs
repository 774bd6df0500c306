using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Board;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Consent;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Casework.Referrals;
using AlliancePortal.Casework.Sealing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AlliancePortal.Casework.Seeding;

/// <summary>Makes and writes one batch of intakes after the other, each in one transaction.</summary>
internal sealed class BatchWriter(NpgsqlDataSource source, LoadDirectory directory, Func<Seals> seals, JurisdictionFile jurisdiction, LoadedProjections projections)
{
    public const string AuditTable = "entries";

    private static readonly Type[] Written =
    [
        typeof(Case), typeof(Assignment), typeof(Identity), typeof(IdentityEssentials), typeof(Contact), typeof(ContactWay), typeof(Exploitation), typeof(ExploitationAccount), typeof(RiskRating), typeof(RiskGrounds),
        typeof(ConsentRecord), typeof(CaseEvent), typeof(GuardianshipCase), typeof(Referral), typeof(Participation), typeof(CaseloadRow), typeof(CaseloadNames), typeof(GuardianshipBoxRow), typeof(ReferralBoxRow),
        typeof(Disclosure), typeof(DueWork), typeof(Notification), typeof(SearchToken),
    ];

    private readonly Lazy<string[]> tables = new(() => TablesOf(source));

    public LoadDirectory Directory => directory;

    /// <summary>All tables into which it writes.</summary>
    public string[] Tables => tables.Value;

    public static CaseworkDb Database(NpgsqlConnection connection) => new(Options(connection));

    private static DbContextOptions<CaseworkDb> Options(NpgsqlConnection connection) => new DbContextOptionsBuilder<CaseworkDb>().UseNpgsql(connection).UseSnakeCaseNamingConvention().Options;

    /// <param name="mark">What else belongs to the transaction.</param>
    public async Task WriteAsync(IReadOnlyList<LoadedIntake> intakes, Func<NpgsqlConnection, Task> mark, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var db = new CollectedRecords(Options(connection));
        var rows = await new LoadedCases(db, seals(), jurisdiction, directory, projections).MakeAsync(intakes, await NumbersAsync(connection, intakes.Count, cancel), cancel);
        if (rows.Tables.Keys.Except(Written).FirstOrDefault() is { } unknown) throw new InvalidOperationException($"An intake writes {unknown.Name}, which the load does not know.");

        var buffer = new CopyBuffer();
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        foreach (var type in Written)
            if (rows.Tables.TryGetValue(type, out var table)) await BinaryCopy.Of(db.Model, type).WriteAsync(connection, table, buffer, cancel);
        await mark(connection);
        await AuditLoad.AppendAsync(connection, rows.Audit, cancel);
        await transaction.CommitAsync(cancel);
    }

    private static async Task<long[]> NumbersAsync(NpgsqlConnection connection, int count, CancellationToken cancel)
    {
        await using var take = new NpgsqlCommand("select array_agg(nextval('casework.case_numbers')) from generate_series(1, $1)", connection) { Parameters = { new() { Value = count } } };
        return (long[])(await take.ExecuteScalarAsync(cancel))!;
    }

    private static string[] TablesOf(NpgsqlDataSource source)
    {
        using var connection = source.CreateConnection();
        using var db = Database(connection);
        return [.. Written.Select(type => db.Model.FindEntityType(type)!.GetTableName()!), AuditTable];
    }
}
