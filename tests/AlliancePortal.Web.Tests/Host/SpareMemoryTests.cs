using AlliancePortal.Web.Host;

namespace AlliancePortal.Web.Tests.Host;

public sealed class SpareMemoryTests
{
    private readonly SpareMemory spare = new(TimeProvider.System);
    private long allocated;

    [Fact]
    public void After_the_start_it_is_collected_once_it_is_quiet()
    {
        Assert.False(Look(SpareMemory.Quiet, SpareMemory.WorthIt * 2));
        Assert.True(Look(0, SpareMemory.WorthIt * 2));
    }

    [Fact]
    public void Whoever_works_is_never_stopped_for_it()
    {
        for (var looks = 1; looks < 10; looks++) Assert.False(Look(SpareMemory.Quiet, looks * SpareMemory.WorthIt * 2));
    }

    [Fact]
    public void What_cannot_be_given_back_is_not_asked_for_again()
    {
        Assert.True(Look(0, SpareMemory.WorthIt * 3));
        spare.Collected(SpareMemory.WorthIt * 2);

        Assert.False(Look(0, SpareMemory.WorthIt * 3));
        Assert.True(Look(0, (SpareMemory.WorthIt * 3) + 1));
    }

    private bool Look(long more, long resident) => spare.IsTime(allocated += more, resident);
}
