using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Localization;
using Microsoft.Extensions.Localization;

namespace AlliancePortal.Web.Api;

/// <summary>Refusals in the reader's language, for pages and JSON alike. The key of a text is the refusal's code; of a field's fault <c>field_</c> and its code.</summary>
public sealed class RefusalTexts(IStringLocalizer<RefusalWords> words)
{
    public string Of(Refusal refusal) => Text(refusal.Code);

    /// <summary>What is wrong with one field.</summary>
    public string OfField(string code) => Text("field_" + code);

    /// <summary>A problem outside the casework: <c>malformed</c>, <c>not_signed_in</c> …</summary>
    public string Text(string code) => words[code] is { ResourceNotFound: false } text ? text : words["other"];
}
