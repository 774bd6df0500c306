namespace AlliancePortal.Web.Intake;

/// <summary>Who in one's own caseload may be the same person, with the reasons; the case opens beside the form.</summary>
public sealed partial class DuplicatesPanel;
