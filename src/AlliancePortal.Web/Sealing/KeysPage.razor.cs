namespace AlliancePortal.Web.Sealing;

/// <summary>How the keys stand, for administrators and key custodians.</summary>
public sealed partial class KeysPage;
