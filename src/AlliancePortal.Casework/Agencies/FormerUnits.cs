namespace AlliancePortal.Casework.Agencies;

/// <summary>The closed units whose work an open one goes on with.</summary>
internal static class FormerUnits
{
    /// <summary>The given units in their order, then those that went over into any of them, by whatever steps.</summary>
    public static IReadOnlyList<Guid> With(IReadOnlyCollection<Unit> all, params IEnumerable<Guid> units)
    {
        var found = units.ToList();
        for (var next = 0; next < found.Count; next++)
            found.AddRange(all.Where(unit => unit.SuccessorUnitId == found[next] && !found.Contains(unit.Id)).Select(unit => unit.Id));
        return found;
    }
}
