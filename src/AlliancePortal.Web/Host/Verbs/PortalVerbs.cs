using System.CommandLine;
using AlliancePortal.Casework.Persistence.Bootstrap;
using AlliancePortal.Casework.Persistence.Cluster;
using AlliancePortal.Casework.Seeding;

namespace AlliancePortal.Web.Host.Verbs;

/// <summary>What the portal's executable does besides serving: imports, the check of the audit, the master key and invented cases, for whoever runs the machine.</summary>
internal static class PortalVerbs
{
    private static readonly string[] Names = ["import", "audit", "keys", "seed"];

    /// <summary>After Ctrl-C: what was begun is finished first, of a large load the building of its indexes too.</summary>
    private static readonly TimeSpan TimeToStop = TimeSpan.FromMinutes(30);

    /// <summary>Whether the arguments name a verb; without one the portal is started.</summary>
    public static bool Are(string[] args) => args is [var first, ..] && Names.Contains(first);

    /// <returns>0 when it was done, 1 when something is wrong with the file, the agency or the database, 2 when rows were refused.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var folder = new Option<string?>("--Portal:DataFolder") { Description = "Data folder of the portal, as the setting Portal__DataFolder.", Recursive = true };
        var root = new RootCommand("AlliancePortal") { new ImportVerb(folder).Command, new AuditVerb(folder).Command, new KeysVerb(folder).Command, new SeedVerb(folder).Command };
        root.Options.Add(folder);
        try
        {
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeToStop });
        }
        catch (Exception problem) when (problem is PostgresUnavailableException or ClusterFailedException or NewerDatabaseException or ConfigurationException or LoadRefusedException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return 1;
        }
    }
}
