using System.Globalization;
using AlliancePortal.Benchmarks;

// dotnet run -c Release --project tests/AlliancePortal.Benchmarks -- --cases 14000 --calls 300
var cases = Number("--cases", 14_000);
var calls = Number("--calls", 300);
await using var portal = await MeasuredPortal.StartAsync();
await new Caseload(portal).FillAsync(cases);
await new MainJob(portal).MeasureAsync(cases, calls);

int Number(string name, int otherwise) =>
    Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
