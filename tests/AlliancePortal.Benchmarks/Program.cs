using System.CommandLine;
using AlliancePortal.Benchmarks;
using AlliancePortal.Benchmarks.Load;
using AlliancePortal.Benchmarks.Pages;
using AlliancePortal.Benchmarks.Rehearsal;

// dotnet run -c Release --project tests/AlliancePortal.Benchmarks -- load --cases 10000
// dotnet run -c Release --project tests/AlliancePortal.Benchmarks -- pages --cases 10000
// dotnet run -c Release --project tests/AlliancePortal.Benchmarks -- costs --cases 14000 --calls 100
// dotnet run -c Release --project tests/AlliancePortal.Benchmarks -- inner
// dotnet run -c Release --project tests/AlliancePortal.Benchmarks -- policies --cases 1000000
// dotnet run -c Release --project tests/AlliancePortal.Benchmarks -- rehearse
if (args is ["floor", .. var settings])
{
    await FloorServer.RunAsync(settings);
    return 0;
}

return await new RootCommand("How fast the portal is.") { LoadCommand.Command(), PagesCommand.Command(), SafetyCosts.Command(), PolicyBench.Command(), Inner.Command(), RehearseCommand.Command() }.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
