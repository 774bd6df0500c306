namespace AlliancePortal.Casework.Tests.Access.Sweep;

/// <summary>Which rows and which canaries the sheet gives the reader of a case.</summary>
internal static class Expected
{
    /// <summary>The row of a section's table; <paramref name="mine"/>: the reader wrote it.</summary>
    public static bool Row(SweptCase swept, string section, bool essentials, bool mine)
    {
        if (section == "risk" && !mine && !swept.ReaderHasRated) return false;
        if (section == "interviews" && swept.Attended && swept.ReadsMinimal(section)) return true;
        return (essentials ? swept.ReadsAll(section) || swept.ReadsMinimal(section) : swept.ReadsAll(section)) || (mine && swept.ReadsOwn(section));
    }

    /// <summary>That something happened in the section: of one's own doing wherever the role has any part in it.</summary>
    public static bool Event(SweptCase swept, string section, bool mine) =>
        !swept.InEmergency && (swept.ReadsAll(section) || swept.ReadsMinimal(section))
        || (mine && swept.Sight != "none" && !swept.InEmergency && !swept.IsClaim && swept.Knows(section) && swept.WorkedIn(section));

    /// <summary>Everything on the opened case.</summary>
    public static IEnumerable<string> OnTheCase(SweptCase swept)
    {
        if (swept.Sight == "none") yield break;
        yield return "n";
        foreach (var by in new[] { "o", "m" })
        {
            foreach (var (table, section, essentials, single) in SweepContent.Tables)
            {
                if ((single && by == "m") || (section == "risk" && by == "m" && !swept.ReaderHasRated) || !Row(swept, section, essentials, by == "m")) continue;
                foreach (var field in Fields(table)) yield return single ? field : by + field;
            }

            foreach (var section in SweepContent.Entered)
                if (Row(swept, section, false, by == "m")) yield return by + section;
            foreach (var section in AccessSheet.Told)
                if (Event(swept, section, by == "m")) yield return by + "event" + section;
        }

        // The last Centre goes on reading its own period (access table, note 3).
        if (swept.ReadsMinimal("guardianship") || swept.ReadsAll("guardianship") || swept.State is "ended" or "came_of_age") yield return "guardian";
    }

    /// <summary>What a list may show of it.</summary>
    public static IEnumerable<string> InAList(SweptCase swept)
    {
        if (swept.Sight is "none" or "emergency") yield break;
        yield return "n";
        if (swept.Sight != "active") yield break;
        if (swept.ReadsAll("identity")) { yield return "first"; yield return "last"; }
        else if (swept.Opens("identity", full: false)) yield return "label";
        if (swept.Basis == "guardianship" && swept.ReadsMinimal("guardianship")) yield return "guardian";
        if (swept.ReaderHasRated && swept.Opens("risk", full: false) && swept.Knows("risk")) yield return "mlevel";
    }

    private static string[] Fields(string table) => table switch
    {
        "identities" => ["first", "last", "alias", "number", "citizen"],
        "identity_essentials" => ["label", "sex"],
        "contacts" => ["phone", "address", "call", "contactnotes"],
        "contact_ways" => ["safeway"],
        "exploitation_accounts" => ["circumstances", "narrative", "means"],
        "exploitations" => ["types"],
        "risk_ratings" => ["level"],
        "risk_grounds" => ["grounds"],
        "consents" => ["purposes"],
        "interviews" => ["topics"],
        "interview_details" => ["place"],
        "interview_notes" => ["words"],
        _ => [],
    };
}
