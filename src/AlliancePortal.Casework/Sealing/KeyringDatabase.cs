using Npgsql;

namespace AlliancePortal.Casework.Sealing;

/// <summary>The database with the wrapped keys, apart from that of the cases and never in the same backup.</summary>
public sealed class KeyringDatabase(NpgsqlDataSource source) : IAsyncDisposable, IDisposable
{
    public NpgsqlDataSource Source => source;

    public void Dispose() => source.Dispose();

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
