using AlliancePortal.Web.Shared;

namespace AlliancePortal.Web.Shell.Gallery;

public sealed partial class GalleryForm
{
    private static readonly CodeOption[] Few = [new("yes", "Yes"), new("no", "No"), new("unknown", "Not known"), new("declined", "Did not wish to say")];
    private static readonly CodeOption[] Explained = [new("yes", "First way", "What follows from the first way."), new("no", "Second way", "What follows from the second way.")];

    private static readonly CodeOption[] Many =
        [.. new[] { "Čačak", "Đakovica", "Ferizaj", "Gjakovë", "Mitrovica", "Pejë", "Prishtinë", "Prizren", "Štrpce", "Žegra" }.Select(name => new CodeOption(name, name))];

    private string? text;
    private string? choice = "unknown";
    private string? single;
    private IReadOnlyList<string> several = ["Čačak", "Pejë"];
}
