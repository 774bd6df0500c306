using Microsoft.Extensions.Localization;
using MudBlazor;

namespace AlliancePortal.Web.Localization;

/// <summary>Gives the component library's own labels (close, clear, next month …) in the reader's language.</summary>
internal sealed class MudWordsLocalizer(IStringLocalizer<MudWords> words) : MudLocalizer
{
    public override LocalizedString this[string key] => words[key];

    public override LocalizedString this[string key, params object[] arguments] => words[key, arguments];
}
