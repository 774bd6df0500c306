using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace AlliancePortal.Web.Api;

/// <summary>The description of the JSON interface for people: plain HTML made from the same document, without any script.</summary>
public sealed partial class Reference
{
    private sealed record Answer(string Status, string? Meaning);

    private sealed record Call(string Tag, string Method, string Path, string? Summary, string? Description, IReadOnlyList<string> Parameters, IReadOnlyList<Answer> Answers);

    [Inject]
    private IServiceProvider Services { get; set; } = null!;

    private IReadOnlyList<IGrouping<string, Call>> Groups { get; set; } = [];

    protected override async Task OnInitializedAsync()
    {
        var document = await Services.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1").GetOpenApiDocumentAsync();
        Groups = [.. from path in document.Paths
                     from operation in path.Value.Operations ?? []
                     let call = Read(path.Key, operation.Key.Method, operation.Value)
                     orderby call.Tag, call.Path
                     group call by call.Tag];
    }

    private static Call Read(string path, string method, OpenApiOperation operation) => new(
        operation.Tags?.FirstOrDefault()?.Name ?? "Other", method.ToUpperInvariant(), path, operation.Summary, operation.Description,
        [.. (operation.Parameters ?? []).Select(parameter => $"{parameter.Name} ({parameter.In?.ToString().ToLowerInvariant()})")],
        [.. (operation.Responses ?? []).Select(response => new Answer(response.Key, response.Value.Description))]);
}
