namespace AlliancePortal.Casework.Persistence.Bootstrap;

/// <summary>A newer version has prepared this database; an older one does not put its own rules over those, and does not serve with rules that it does not know.</summary>
public sealed class NewerDatabaseException()
    : Exception(
        "The portal does not start: a newer version has prepared its database, and this older one would take rules away that came since. Start the newer version. "
        + "To go back to an older one on purpose, see \"Upgraded while people work\" in docs/nodes.md.");
