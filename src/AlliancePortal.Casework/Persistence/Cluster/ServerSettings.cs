using System.Globalization;
using System.Text;

namespace AlliancePortal.Casework.Persistence.Cluster;

/// <summary>What the private PostgreSQL is told at each start, and who may log in.</summary>
internal static class ServerSettings
{
    /// <summary>Loopback with the password only; the server's own account has no way around it.</summary>
    public const string Access = "host all all 127.0.0.1/32 scram-sha-256\n";

    public static string Compose(ClusterFolder folder, int port, IReadOnlyDictionary<string, string> extra)
    {
        var settings = new Dictionary<string, string>
        {
            ["listen_addresses"] = "127.0.0.1",
            ["port"] = port.ToString(CultureInfo.InvariantCulture),
            ["unix_socket_directories"] = "",
            ["hba_file"] = folder.Access.Replace('\\', '/'),
            ["password_encryption"] = "scram-sha-256",
            ["max_connections"] = "200",
            ["shared_buffers"] = "128MB",
            // What was acknowledged must survive a power cut.
            ["synchronous_commit"] = "on",
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
            ["logging_collector"] = "on",
            ["log_directory"] = "log",
            ["log_filename"] = "postgresql-%a.log",
            ["log_rotation_age"] = "1d",
            ["log_truncate_on_rotation"] = "on",
            ["log_file_mode"] = "0600",
            // Statements, their parameters and the values quoted in errors can be a victim's name or a sealed field: errors go to
            // the application only ("log" ranks above "error"), and what is logged comes without detail.
            ["log_min_messages"] = "log",
            ["log_min_error_statement"] = "panic",
            ["log_error_verbosity"] = "terse",
            ["log_statement"] = "none",
            ["log_min_duration_statement"] = "-1",
            ["log_parameter_max_length"] = "0",
            ["log_parameter_max_length_on_error"] = "0",
        };
        foreach (var (name, value) in extra)
            settings[name] = value;

        var text = new StringBuilder("# Written by the portal at each start; changes here are lost.\n");
        foreach (var (name, value) in settings)
            text.Append(CultureInfo.InvariantCulture, $"{name} = '{value.Replace("'", "''", StringComparison.Ordinal)}'\n");
        return text.ToString();
    }
}
