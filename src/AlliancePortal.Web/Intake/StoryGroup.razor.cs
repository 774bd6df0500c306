namespace AlliancePortal.Web.Intake;

/// <summary>What happened, last and only if she wishes; nothing depends on it.</summary>
public sealed partial class StoryGroup;
