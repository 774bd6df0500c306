using AlliancePortal.Casework.Intake.Import.Htcds;
using AlliancePortal.Testing.Import;
using static AlliancePortal.Casework.Tests.Intake.Import.ImportFixture;

namespace AlliancePortal.Casework.Tests.Intake.Import;

/// <summary>Measures the memory of the whole process, so nothing else may run beside it.</summary>
[CollectionDefinition(nameof(LargeWorkbookTests), DisableParallelization = true)]
[Collection(nameof(LargeWorkbookTests))]
public sealed class LargeWorkbookTests
{
    private const int Rows = 50_000;
    private const long MemoryBytes = 64L * 1024 * 1024;

    [Fact]
    public void Fifty_thousand_rows_are_read_one_by_one_in_little_memory()
    {
        using var file = Workbook();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (read, highest) = (0, 0L);

        using var reading = HtcdsWorkbook.Read(file, Today);
        foreach (var row in reading.Rows)
        {
            Assert.NotNull(row.Person);
            if (++read % 10_000 == 0)
                highest = Math.Max(highest, GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        Assert.Equal(Rows, read);
        Assert.InRange(highest, 0, MemoryBytes);
    }

    private static MemoryStream Workbook()
    {
        var builder = new HtcdsWorkbookBuilder();
        for (var i = 0; i < Rows; i++)
        {
            builder.Row(Anna(
                ("First Name", $"Anna{i}"), ("Second Name", HtcdsWorkbookBuilder.SharedCell(builder.Share($"<t>Rusu{i}</t>"))),
                ("Birthdate", HtcdsWorkbookBuilder.DateCell(30_000 + (i % 9_000))), ("Mobile Phone", $"+3834{i:0000000}"), ("Mailing City", "Prizren"),
                ("Methods of Control", "Debt bondage; Withholds documents; Physical abuse"), ("Type of Exploitation", "Sexual exploitation; Forced labour"),
                ("Incoming Referral Details", $"Came to the centre with {i} others and asked for a place to sleep.")));
        }
        return builder.Build();
    }
}
