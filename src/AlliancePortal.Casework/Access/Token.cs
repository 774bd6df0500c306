namespace AlliancePortal.Casework.Access;

/// <summary>What a role may do in one section at most: a cell of the access table.</summary>
[Flags]
public enum Token
{
    None = 0,

    /// <summary>The minimal fields only (projection of the section).</summary>
    Minimal = 1,

    /// <summary>Entries that the own agency wrote.</summary>
    Own = 2,

    /// <summary>All entries.</summary>
    All = 4,

    /// <summary>May add an entry.</summary>
    Add = 8,

    /// <summary>May change entries of the own agency.</summary>
    Edit = 16,

    /// <summary>Only as a named person, never by role.</summary>
    Named = 32,
}
