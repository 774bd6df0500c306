using AlliancePortal.Casework.Sealing;

namespace AlliancePortal.Testing.Postgres;

/// <summary>One master key for the test process: the roles of the server, whose passwords follow from it, are shared by all its databases.</summary>
public static class TestMasterKey
{
    public static readonly string KeyFile = Path.Combine(Path.GetTempPath(), $"portal-test-{Environment.ProcessId}.key");

    private static readonly Lazy<MasterKey> Shared = new(() => MasterKey.FromFile(KeyFile));

    public static MasterKey Instance => Shared.Value;
}
