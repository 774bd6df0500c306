namespace AlliancePortal.Web.Shell.Gallery;

public sealed partial class GalleryPage
{
    private static readonly ActingAs Actor = new("A. Sample", "Social worker", "CSW Prishtina", "csw", Supervises: true);
}
