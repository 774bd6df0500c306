namespace AlliancePortal.Casework.Persistence.Cluster;

/// <summary>The private PostgreSQL could not be set up, started, adopted or stopped; the message says what to do.</summary>
public class ClusterFailedException(string message, Exception? inner = null) : Exception(message, inner);
