using System.Globalization;
using Npgsql;

namespace AlliancePortal.Casework.Persistence.Cluster;

/// <summary>How the portal reaches its own server.</summary>
internal static class ClusterConnection
{
    /// <summary>For the superuser, with the password that the folder keeps.</summary>
    /// <exception cref="ClusterFailedException">The file with it is missing.</exception>
    public static string Of(ClusterFolder folder, int port)
    {
        if (!File.Exists(folder.Password))
            throw new ClusterFailedException(
                $"The file {folder.Password} with the database's password is missing. Restore it from a backup of the data folder.");

        return new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = "postgres",
            Password = File.ReadAllText(folder.Password).Trim(),
            Database = "postgres",
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
            // Whoever else listens on this port after a crash must not be told the password.
            RequireAuth = "ScramSHA256",
        }.ConnectionString;
    }

    /// <summary>Waits at most five minutes until the server answers.</summary>
    /// <exception cref="ClusterFailedException">It refuses.</exception>
    public static async Task AwaitAnswerAsync(string connectionString, CancellationToken cancellationToken)
    {
        var giveUp = TimeProvider.System.GetUtcNow().AddMinutes(5);
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(connectionString);
                await connection.OpenAsync(cancellationToken);
                return;
            }
            catch (NpgsqlException e) when (e.IsTransient && TimeProvider.System.GetUtcNow() < giveUp)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
            }
            catch (NpgsqlException e)
            {
                throw new ClusterFailedException(
                    string.Create(CultureInfo.InvariantCulture, $"The PostgreSQL left running by an earlier portal does not let this one in: {e.Message}"), e);
            }
        }
    }
}
