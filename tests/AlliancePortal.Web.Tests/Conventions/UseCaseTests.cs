using System.Text.RegularExpressions;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Persistence;

namespace AlliancePortal.Web.Tests.Conventions;

/// <summary>Nothing is asked of the casework but by a request with one use case and a mark in the audit.</summary>
public sealed partial class UseCaseTests
{
    // They mark what they do in the records that they share, or have nothing to say beyond who asked and what came of it.
    private static readonly string[] MarkedElsewhere = [];

    private static IReadOnlyList<Type> Requests { get; } = [.. typeof(ICasework).Assembly.GetTypes().Where(type => !type.IsAbstract && Asked(type) is not null)];

    [Fact]
    public void Each_request_has_exactly_one_use_case()
    {
        Assert.NotEmpty(Requests);
        Assert.Equal(Requests.OrderBy(type => type.FullName), CaseworkGate.UseCases.Keys.OrderBy(type => type.FullName));
        Assert.Equal(CaseworkGate.UseCases.Count, CaseworkGate.UseCases.Values.Distinct().Count());
    }

    [Fact]
    public void Each_use_case_leaves_a_mark_in_the_audit()
    {
        var files = Sources.Of("src/AlliancePortal.Casework", ".cs");
        var classes = CaseworkGate.UseCases.Values.Select(type => (type.Name, files.Single(file => Regex.IsMatch(file.Text, $@"class {type.Name}\b")).Text)).ToList();
        Assert.NotEmpty(classes);
        var auditing = files.Where(file => file.Text.Contains(".Audit.", StringComparison.Ordinal)).SelectMany(file => Declared.Matches(file.Text).Select(match => match.Groups[1].Value)).ToHashSet();
        var silent = classes.Where(useCase => !useCase.Text.Contains(".Audit.", StringComparison.Ordinal) && !auditing.Any(type => Regex.IsMatch(useCase.Text, $@"\b{type}\b"))).Select(useCase => useCase.Name);
        Assert.Equal(MarkedElsewhere.Order(), silent.Order());
    }

    [GeneratedRegex(@"(?:class|record) (\w+)")]
    private static partial Regex Declared { get; }

    private static Type? Asked(Type type) => type.GetInterfaces().FirstOrDefault(known => known.IsGenericType && known.GetGenericTypeDefinition() == typeof(IRequest<>));
}
