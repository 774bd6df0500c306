using System.Text;
using AlliancePortal.Web.Account.SecondFactor;

namespace AlliancePortal.Web.Tests.Account;

public sealed class TimeCodeTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_codes_are_those_of_RFC_6238(long seconds, string code) =>
        Assert.Equal(code, TimeCodes.CodeOf(Key, TimeCodes.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Fact]
    public void A_phone_may_be_one_step_early_or_late_and_no_more()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_111_111_111);
        var step = TimeCodes.StepAt(now);

        Assert.Equal([null, step - 1, step, step + 1, null], Enumerable.Range(-2, 5).Select(aside => TimeCodes.StepOf(Key, TimeCodes.CodeOf(Key, step + aside), now)));
        Assert.Equal(step, TimeCodes.StepOf(Key, TimeCodes.CodeOf(Key, step).Insert(3, " "), now));
        Assert.Null(TimeCodes.StepOf(Key, "", now));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Keys_are_written_as_RFC_4648_has_it(string text, string letters) => Assert.Equal(letters, Base32.Encode(Encoding.ASCII.GetBytes(text)));
}
