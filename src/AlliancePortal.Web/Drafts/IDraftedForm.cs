namespace AlliancePortal.Web.Drafts;

/// <summary>A text that the reader has just given up.</summary>
public enum ThrownText
{
    None,

    /// <summary>A draft, to begin afresh.</summary>
    Draft,

    /// <summary>What stood here, for the text of another window.</summary>
    Mine,
}

/// <summary>What the line above a kept form offers.</summary>
public interface IDraftedForm
{
    DraftKeeper Keeper { get; }

    /// <summary>What was given up a moment ago and can still be taken back.</summary>
    ThrownText Thrown { get; }

    Task StartAfreshAsync();

    Task TakeBackAsync();

    /// <summary>Takes what another window has stored instead of what stands here.</summary>
    Task TakeOtherAsync();
}
