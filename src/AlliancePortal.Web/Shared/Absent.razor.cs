namespace AlliancePortal.Web.Shared;

/// <summary>What stands where nothing is. The same for what does not exist and for what the reader may not know of.</summary>
public sealed partial class Absent;
