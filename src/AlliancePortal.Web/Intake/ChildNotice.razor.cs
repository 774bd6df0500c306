namespace AlliancePortal.Web.Intake;

/// <summary>Says at once whether she counts as a child and why, which Centre will be told, and whom to ring.</summary>
public sealed partial class ChildNotice;
