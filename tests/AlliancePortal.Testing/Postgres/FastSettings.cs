namespace AlliancePortal.Testing.Postgres;

/// <summary>PostgreSQL settings for data that need not outlive the test process.</summary>
public static class FastSettings
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["fsync"] = "off",
        ["full_page_writes"] = "off",
        ["synchronous_commit"] = "off",
        ["wal_level"] = "minimal",
        ["max_wal_senders"] = "0",
        ["max_wal_size"] = "256MB",
        ["max_connections"] = "300",
        ["autovacuum_naptime"] = "1h",
    };
}
