using System.Security.Cryptography;

namespace AlliancePortal.Web.Cases;

/// <summary>
/// What was searched for and how far a list was opened, for as long as the reader's circuit lives. The address carries a key only: names
/// belong into no browser history. Back finds the search again; another browser, or another day, does not.
/// </summary>
public sealed class CaseloadMemory
{
    private const int Most = 200;
    private readonly Dictionary<string, string> searches = [];
    private readonly Dictionary<string, int> rows = [];

    /// <summary>The key under which the text is found again; null for nothing typed.</summary>
    public string? Keep(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (searches.Count >= Most) searches.Clear();
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
        searches[key] = text;
        return key;
    }

    /// <summary>The text that was kept under the key, or null.</summary>
    public string? Find(string? key) => key is null ? null : searches.GetValueOrDefault(key);

    /// <summary>Remembers how many rows stood at the address.</summary>
    public void Remember(string address, int count)
    {
        if (rows.Count >= Most) rows.Clear();
        rows[address] = count;
    }

    /// <summary>How many rows stood at the address when it was left; 0: it was not open yet.</summary>
    public int RowsAt(string address) => rows.GetValueOrDefault(address);
}
