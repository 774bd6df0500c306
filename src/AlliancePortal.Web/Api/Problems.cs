using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace AlliancePortal.Web.Api;

/// <summary>Describes what every call may answer besides success: a problem with a stable code, named here once for all calls.</summary>
internal sealed class Problems : IOpenApiOperationTransformer
{
    private const string MediaType = "application/problem+json";

    private static readonly (string Status, string Meaning)[] Always =
    [
        ("400", "Malformed: the request cannot be read (`malformed`)."),
        ("401", "Not signed in, or the token has ended (`not_signed_in`). A dangerous act whose caller has not shown the second factor within five minutes: `step_up_required`; send it to `POST /api/v1/confirmation`, then the same request again."),
        ("404", "Not there, or not for the caller: the two answer alike (`not_found`)."),
        ("429", "Too many requests; `Retry-After` says when to come again (`too_many_requests`)."),
        ("503", "The database cannot be reached now (`unavailable`)."),
    ];

    private static readonly (string Status, string Meaning)[] OnWriting =
    [
        ("409", "A rule or the state of the record forbids it; `code` names the rule. `changed_meanwhile`: somebody else was first; `idempotency_key_reused`, `idempotency_in_progress`: the `Idempotency-Key` is taken."),
        ("415", "The body is not `application/json` (`not_json`)."),
        ("422", "Bad input: `errors` has a sentence for each wrong field (`invalid`)."),
    ];

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var writes = context.Description.HttpMethod is not ("GET" or "HEAD");
        operation.Responses ??= [];
        foreach (var (status, meaning) in writes ? Always.Concat(OnWriting) : Always)
            operation.Responses.TryAdd(status, new OpenApiResponse { Description = meaning, Content = new Dictionary<string, OpenApiMediaType> { [MediaType] = new() { Schema = Schema() } } });
        return Task.CompletedTask;
    }

    private static OpenApiSchema Schema() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "code", "status", "detail" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Stable, snake_case." },
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["title"] = new OpenApiSchema { Type = JsonSchemaType.String },
            ["detail"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "In the reader's language." },
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "Field names with what is wrong.",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
            },
        },
    };
}
