using AlliancePortal.Web.DemoData;

namespace AlliancePortal.Web.Host;

/// <summary>The first words on the console: one address, and how to sign in.</summary>
internal static class Greeting
{
    public static void Print(IReadOnlyList<string> addresses, string? demoPassword)
    {
        Console.WriteLine();
        Console.WriteLine($"  AlliancePortal is ready: {addresses[0]}");
        if (demoPassword is not null)
        {
            Console.WriteLine($"  Sign in as {DemoWorkers.All[0].Email} with the password: {demoPassword}");
            Console.WriteLine($"  Also: {string.Join(", ", DemoWorkers.All.Skip(1).Select(worker => worker.Email))}");
        }

        Console.WriteLine("  Stop with Ctrl+C; the data stay.");
        Console.WriteLine();
    }
}
