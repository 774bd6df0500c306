using System.Text;
using AlliancePortal.Casework.Attachments;
using AlliancePortal.Casework.Attachments.Inspection;
using AlliancePortal.Casework.Kernel;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace AlliancePortal.Web.Attachments;

/// <summary>A form with one file, read part by part and in memory: the framework's own reading of forms would lay the file open on the disk.</summary>
internal sealed class Upload
{
    private const string FileField = "file";
    private const int MostParts = 10;
    private const int LongestField = 4 * 1024; // bytes

    private readonly Dictionary<string, string> fields = new(StringComparer.Ordinal);
    private Outcome<InspectedFile>? file;

    /// <summary>Null: not such a form, or cut off.</summary>
    public static async Task<Upload?> ReadAsync(HttpRequest request, FileInspection inspection, CancellationToken cancel)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary) return null;
        var upload = new Upload();
        try
        {
            var reader = new MultipartReader(boundary, request.Body);
            for (var parts = 0; await reader.ReadNextSectionAsync(cancel) is { } part; parts++)
            {
                if (parts == MostParts || !await upload.TakeAsync(part, request.ContentLength, inspection, cancel)) return null;
                // What is beyond a file that is too long is not waited for.
                if (upload.file?.Refusal == AttachmentRefusals.TooLarge) break;
            }
        }
        catch (BadHttpRequestException tooLong) when (tooLong.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            upload.file = AttachmentRefusals.TooLarge;
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            return null;
        }

        return upload;
    }

    public AttachFile ToRequest(Guid caseId) => new()
    {
        CaseId = caseId,
        DraftId = Guid.TryParse(fields.GetValueOrDefault("draftId"), out var draft) ? draft : null,
        Section = fields.GetValueOrDefault("section") ?? "",
        Description = fields.GetValueOrDefault("description") ?? "",
        ForOthers = fields.GetValueOrDefault("forOthers") == "true",
        File = file ?? AttachmentRefusals.Empty,
    };

    /// <summary>Says in the description of the interface what the form holds.</summary>
    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        OpenApiSchema Field(JsonSchemaType type, string meaning, string? format = null) => new() { Type = type, Description = meaning, Format = format };
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string> { "section", "description", FileField },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["section"] = Field(JsonSchemaType.String, "Key of the section."),
                ["description"] = Field(JsonSchemaType.String, $"What it is, in at most {AttachmentLimits.Description} letters."),
                ["forOthers"] = Field(JsonSchemaType.Boolean, "Only where the caller keeps confidences (session notes, lawyer–client content): others who read the section may read it. Else it is the caller's alone."),
                [FileField] = Field(JsonSchemaType.String, $"At most {AttachmentLimits.FileBytes / (1024 * 1024)} MB: {string.Join(", ", FileType.All.Select(type => type.Extension))}.", "binary"),
            },
        };
        operation.RequestBody = new OpenApiRequestBody { Required = true, Content = new Dictionary<string, OpenApiMediaType> { ["multipart/form-data"] = new() { Schema = schema } } };
        return Task.CompletedTask;
    }

    private async Task<bool> TakeAsync(MultipartSection part, long? length, FileInspection inspection, CancellationToken cancel)
    {
        if (part.GetContentDispositionHeader() is not { } disposition || HeaderUtilities.RemoveQuotes(disposition.Name).Value is not { } name) return false;
        if (name == FileField)
        {
            if (file is not null) return false;
            var fileName = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value;
            file = await inspection.InspectAsync(fileName, part.Body, length, cancel);
            return true;
        }

        var text = new byte[LongestField + 1];
        var read = await part.Body.ReadAtLeastAsync(text, text.Length, throwOnEndOfStream: false, cancel);
        return read <= LongestField && fields.TryAdd(name, Encoding.UTF8.GetString(text, 0, read));
    }
}
