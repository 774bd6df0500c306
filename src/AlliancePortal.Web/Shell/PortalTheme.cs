using MudBlazor;

namespace AlliancePortal.Web.Shell;

/// <summary>
/// The one look of the portal. Neutral surfaces and one accent; <c>Error</c> is kept for overdue and danger, <c>Warning</c> for soon.
/// Text meets WCAG 2.2 AA (4.5 : 1) on surface and background in both palettes, lines of inputs 3 : 1.
/// </summary>
public static class PortalTheme
{
    public static readonly MudTheme Instance = new()
    {
        PaletteLight = Light(),
        PaletteDark = Dark(),
        Typography = Type(),
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px", AppbarHeight = "56px" },
    };

    private static PaletteLight Light() => new()
    {
        Primary = "#0b5c66",
        PrimaryContrastText = "#ffffff",
        Secondary = "#46565b",
        SecondaryContrastText = "#ffffff",
        Tertiary = "#33566b",
        TertiaryContrastText = "#ffffff",
        Info = "#33566b",
        InfoContrastText = "#ffffff",
        Success = "#28693f",
        SuccessContrastText = "#ffffff",
        Warning = "#855400",
        WarningContrastText = "#ffffff",
        Error = "#b3261e",
        ErrorContrastText = "#ffffff",
        Dark = "#1b2629",
        DarkContrastText = "#ffffff",
        TextPrimary = "#1b2629",
        TextSecondary = "#4b5a5f",
        TextDisabled = "#78868a",
        ActionDefault = "#4b5a5f",
        ActionDisabled = "#9aa5a8",
        ActionDisabledBackground = "#e4e9ea",
        Background = "#f4f6f6",
        BackgroundGray = "#eaeeee",
        Surface = "#ffffff",
        AppbarBackground = "#ffffff",
        AppbarText = "#1b2629",
        DrawerBackground = "#f4f6f6",
        DrawerText = "#33424a",
        DrawerIcon = "#4b5a5f",
        LinesDefault = "#d8dfe0",
        LinesInputs = "#7b898d",
        TableLines = "#e1e7e8",
        TableStriped = "#f8fafa",
        TableHover = "#eef3f3",
        Divider = "#d8dfe0",
        DividerLight = "#e8edee",
        Skeleton = "#e3e9ea",
        OverlayDark = "rgba(16,26,29,0.45)",
        HoverOpacity = 0.07,
        RippleOpacity = 0.06,
    };

    private static PaletteDark Dark() => new()
    {
        Primary = "#74c7cd",
        PrimaryContrastText = "#06282c",
        Secondary = "#b3c0c4",
        SecondaryContrastText = "#162023",
        Tertiary = "#9cc0d6",
        TertiaryContrastText = "#10222c",
        Info = "#9cc0d6",
        InfoContrastText = "#10222c",
        Success = "#82c99a",
        SuccessContrastText = "#0b2816",
        Warning = "#e7b45c",
        WarningContrastText = "#2c1d00",
        Error = "#f6948b",
        ErrorContrastText = "#3b0906",
        Dark = "#2a3539",
        DarkContrastText = "#e6ecee",
        TextPrimary = "#e6ecee",
        TextSecondary = "#aab7bb",
        TextDisabled = "#758388",
        ActionDefault = "#aab7bb",
        ActionDisabled = "#66747a",
        ActionDisabledBackground = "#263034",
        Background = "#12181a",
        BackgroundGray = "#0d1214",
        Surface = "#1a2225",
        AppbarBackground = "#1a2225",
        AppbarText = "#e6ecee",
        DrawerBackground = "#12181a",
        DrawerText = "#c6d1d4",
        DrawerIcon = "#aab7bb",
        LinesDefault = "#313d41",
        LinesInputs = "#7f8d92",
        TableLines = "#2a3539",
        TableStriped = "#1d2629",
        TableHover = "#222c30",
        Divider = "#313d41",
        DividerLight = "#263034",
        Skeleton = "#2a3539",
        OverlayDark = "rgba(0,0,0,0.6)",
        HoverOpacity = 0.1,
        RippleOpacity = 0.08,
    };

    private static Typography Type()
    {
        string[] family = ["Source Sans 3", "Segoe UI", "Noto Sans", "Arial"];
        return new Typography
        {
            Default = new DefaultTypography { FontFamily = family, FontSize = "0.9375rem", LineHeight = "1.45", LetterSpacing = "normal" },
            H1 = new H1Typography { FontSize = "1.5rem", FontWeight = "650", LineHeight = "1.25", LetterSpacing = "-0.005em" },
            H2 = new H2Typography { FontSize = "1.1875rem", FontWeight = "650", LineHeight = "1.3", LetterSpacing = "normal" },
            H3 = new H3Typography { FontSize = "1.0625rem", FontWeight = "650", LineHeight = "1.35", LetterSpacing = "normal" },
            H4 = new H4Typography { FontSize = "1rem", FontWeight = "650", LineHeight = "1.4", LetterSpacing = "normal" },
            H5 = new H5Typography { FontSize = "0.9375rem", FontWeight = "650", LineHeight = "1.4", LetterSpacing = "normal" },
            H6 = new H6Typography { FontSize = "1.0625rem", FontWeight = "650", LineHeight = "1.35", LetterSpacing = "normal" },
            Subtitle1 = new Subtitle1Typography { FontSize = "1rem", LineHeight = "1.45", LetterSpacing = "normal" },
            Subtitle2 = new Subtitle2Typography { FontSize = "0.9375rem", FontWeight = "600", LineHeight = "1.45", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontSize = "0.9375rem", LineHeight = "1.45", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontSize = "0.875rem", LineHeight = "1.45", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontSize = "0.9375rem", FontWeight = "600", LineHeight = "1.5", LetterSpacing = "normal", TextTransform = "none" },
            Caption = new CaptionTypography { FontSize = "0.8125rem", LineHeight = "1.4", LetterSpacing = "normal" },
            Overline = new OverlineTypography { FontSize = "0.8125rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "normal", TextTransform = "none" },
        };
    }
}
