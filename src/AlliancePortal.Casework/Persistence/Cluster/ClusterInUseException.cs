namespace AlliancePortal.Casework.Persistence.Cluster;

/// <summary>Another running portal holds the data folder.</summary>
public sealed class ClusterInUseException(string folder, string holder, Exception inner)
    : ClusterFailedException(
        $"Another portal ({holder}) is running on the data folder {folder}. Stop it first, or name another folder with Portal__DataFolder.",
        inner);
