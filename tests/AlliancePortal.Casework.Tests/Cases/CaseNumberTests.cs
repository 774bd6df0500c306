using AlliancePortal.Casework.Cases;

namespace AlliancePortal.Casework.Tests.Cases;

public sealed class CaseNumberTests
{
    [Theory]
    [InlineData("XK-2026-000123")]
    [InlineData(" xk-2026-123 ")]
    [InlineData("XK 2026 123")]
    [InlineData("XK – 2026 – 0000123")]
    [InlineData("xk/2026/000123")]
    public void A_case_number_is_read_as_people_type_it(string typed)
    {
        Assert.True(CaseNumber.TryParse(typed, out var number));
        Assert.Equal("XK-2026-000123", number.ToString());
        Assert.Equal(CaseNumber.Of("XK", 2026, 123), number);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("XK-2026")]
    [InlineData("XK-2026-000000")]
    [InlineData("XKX-2026-000123")]
    [InlineData("XK-26-000123")]
    [InlineData("XK-2026-0000000123")]
    [InlineData("XK-٢٠٢٦-000123")]
    [InlineData("XK-2026-000123; drop table cases")]
    public void Anything_else_is_no_case_number(string? typed) => Assert.False(CaseNumber.TryParse(typed, out _));

    [Fact]
    public void The_longest_number_fits_its_column() =>
        Assert.Equal(CaseNumber.MaxLength, CaseNumber.Of("XK", 9999, 999_999_999).ToString().Length);
}
