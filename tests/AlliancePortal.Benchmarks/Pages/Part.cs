using AlliancePortal.Benchmarks.Load;

namespace AlliancePortal.Benchmarks.Pages;

/// <summary>What one part of the command measured.</summary>
/// <param name="Times">By what was done.</param>
/// <param name="Goals">What had to be reached.</param>
/// <param name="Words">What else is to be known about it.</param>
internal sealed record Part(IReadOnlyList<(string What, Spread Times)> Times, IReadOnlyList<Goal> Goals, string Words);
