using AlliancePortal.Casework.Sealing;

namespace AlliancePortal.Casework.Tests.Sealing;

public sealed class MasterKeyTests
{
    [Fact]
    public void Nodes_that_make_the_key_at_once_have_the_same_one_and_leave_one_file()
    {
        var folder = Directory.CreateTempSubdirectory("master-key-");
        try
        {
            for (var round = 0; round < 20; round++)
            {
                var path = Path.Combine(folder.FullName, round.ToString(System.Globalization.CultureInfo.InvariantCulture), "master.key");
                using var together = new Barrier(8);
                var values = new string[8];
                var nodes = Enumerable.Range(0, 8).Select(node => new Thread(() =>
                {
                    together.SignalAndWait();
                    values[node] = MasterKey.FromFile(path).CheckValue(1);
                })).ToList();
                nodes.ForEach(node => node.Start());
                nodes.ForEach(node => node.Join());
                Assert.Single(values.Distinct());
                Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
