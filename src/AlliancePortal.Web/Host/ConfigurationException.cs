namespace AlliancePortal.Web.Host;

/// <summary>A setting that the portal cannot or must not start with; the message says which, and what to write instead.</summary>
public sealed class ConfigurationException(string message) : Exception(message);
