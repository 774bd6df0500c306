using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace AlliancePortal.Web.Shell;

/// <summary>
/// Both palettes of <see cref="PortalTheme"/> as one cacheable stylesheet, chosen by the <c>data-theme</c> attribute of the document
/// (light, dark, system). The first paint has the right colours, static pages have the same look, and switching needs no round trip.
/// </summary>
public sealed partial class ThemeStylesheet
{
    private ThemeStylesheet(string css)
    {
        Css = css;
        Version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(css)))[..12];
    }

    public string Css { get; }

    /// <summary>Changes when the colours do; part of the address, so that browsers may keep the file for good.</summary>
    public string Version { get; }

    public static async Task<ThemeStylesheet> BuildAsync(IServiceProvider services, ILoggerFactory loggers)
    {
        await using var scope = services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        var light = await VariablesAsync(renderer, dark: false);
        var dark = await VariablesAsync(renderer, dark: true);
        var (onlyLight, onlyDark) = (light.Except(dark).ToArray(), dark.Except(light).ToArray());
        return new ThemeStylesheet($"""
            {Rule("html", light)}
            {Rule("html[data-theme=dark]", onlyDark)}
            @media screen and (prefers-color-scheme:dark) {Braces(Rule("html[data-theme=system]", onlyDark))}
            @media print {Braces(Rule("html[data-theme]", onlyLight))}
            """);
    }

    private static string Rule(string selector, string[] variables) => selector + Braces(string.Join(';', variables));

    private static string Braces(string content) => "{" + content + "}";

    private static Task<string[]> VariablesAsync(HtmlRenderer renderer, bool dark) => renderer.Dispatcher.InvokeAsync(async () =>
    {
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(MudThemeProvider.Theme)] = PortalTheme.Instance,
            [nameof(MudThemeProvider.IsDarkMode)] = dark,
            [nameof(MudThemeProvider.DefaultScrollbar)] = true,
        });
        var output = await renderer.RenderComponentAsync<MudThemeProvider>(parameters);
        var block = RootBlock().Match(output.ToHtmlString());
        return block.Success
            ? block.Groups[1].Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : throw new InvalidOperationException("The component library wrote no theme variables.");
    });

    [GeneratedRegex(@":root\s*\{(.*?)\}", RegexOptions.Singleline)]
    private static partial Regex RootBlock();
}
