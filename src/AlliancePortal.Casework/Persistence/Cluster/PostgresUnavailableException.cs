namespace AlliancePortal.Casework.Persistence.Cluster;

/// <summary>No suitable PostgreSQL was found and none could be downloaded. The message tells in one paragraph how to get one.</summary>
public sealed class PostgresUnavailableException(string reason, Exception? inner = null)
    : Exception(
        $"The portal needs PostgreSQL {PostgresBinaries.OldestMajor} or newer, and {reason}. "
        + "Any one of these is enough, then start the portal again: install it on Debian or Ubuntu with \"sudo apt install postgresql\"; "
        + "on a Mac with \"brew install postgresql@18\"; on Windows with the installer from https://www.postgresql.org/download/; "
        + "start one with Docker, \"docker run -d -p 127.0.0.1:5432:5432 -e POSTGRES_PASSWORD=choose-one postgres:18\"; "
        + "or use a server you already have. For the last two, set the connection string in the environment: "
        + "ConnectionStrings__Portal=\"Host=127.0.0.1;Username=postgres;Password=choose-one;Database=portal\".",
        inner)
{
    /// <summary>What was missing or went wrong, as a clause.</summary>
    public string Reason { get; } = reason;
}
