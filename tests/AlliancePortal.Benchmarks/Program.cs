using System.Globalization;
using AlliancePortal.Benchmarks;

// dotnet run -c Release --project tests/AlliancePortal.Benchmarks -- --cases 14000 --calls 300
// dotnet run -c Release --project tests/AlliancePortal.Benchmarks -- costs --cases 14000 --calls 100
// dotnet run -c Release --project tests/AlliancePortal.Benchmarks -- policies --cases 1000000
var policies = args is ["policies", ..];
var cases = Number("--cases", policies ? 1_000_000 : 14_000);
await using var portal = await MeasuredPortal.StartAsync();
if (policies)
{
    await new PolicyBench(portal).MeasureAsync(cases);
    return;
}

await new Caseload(portal).FillAsync(cases);
if (args is ["costs", ..])
{
    await new SafetyCosts(portal).MeasureAsync(cases, Number("--calls", 100));
    return;
}

await new MainJob(portal).MeasureAsync(cases, Number("--calls", 300));

int Number(string name, int otherwise) =>
    Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
