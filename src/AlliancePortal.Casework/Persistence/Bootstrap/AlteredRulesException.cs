namespace AlliancePortal.Casework.Persistence.Bootstrap;

/// <summary>Somebody changed the database's own rules after they were installed; the portal does not serve on such a database.</summary>
/// <param name="differing">Each rule with what became of it: missing, added or altered.</param>
public sealed class AlteredRulesException(IReadOnlyList<string> differing)
    : Exception(
        $"The portal does not start: rules of its database were changed from outside ({string.Join("; ", differing)}). "
        + "Find out who did it, and what was read meanwhile, before people work here again. "
        + "Then remove what was added and, as the role portal_owner, empty the table access.installed: the next start installs all rules anew.")
{
    public IReadOnlyList<string> Differing { get; } = differing;
}
