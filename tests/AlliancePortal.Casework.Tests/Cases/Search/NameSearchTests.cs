using AlliancePortal.Casework.Cases.Search;
using static AlliancePortal.Casework.Tests.Cases.Search.Finding;

namespace AlliancePortal.Casework.Tests.Cases.Search;

public sealed class NameSearchTests
{
    [Theory]
    [InlineData("mir")]
    [InlineData("MIRJ")]
    [InlineData("kras")]
    [InlineData("krasniqi mirjeta")]
    [InlineData("Mir Kra")]
    [InlineData("Lulja")]
    [InlineData("Bard")]
    public void A_person_is_found_by_the_beginning_of_any_part_of_a_name_or_alias_in_any_order(string query) =>
        Assert.True(Finds(query, "Mirjeta", "Krasniqi", "Lulja e Bardhë"));

    [Theory]
    [InlineData("jeta")]
    [InlineData("mirx")]
    [InlineData("Mirjeta Gashi")]
    [InlineData("Georg")]
    public void A_person_is_not_found_by_the_middle_of_a_part_or_by_a_word_that_is_not_theirs(string query) =>
        Assert.False(Finds(query, "Mirjeta", "Krasniqi"));

    [Theory]
    [InlineData("Xhevdet", "Dževdet")]
    [InlineData("Xhevdet", "Dzevdet")]
    [InlineData("Xhevdet", "Џевдет")]
    [InlineData("Çelik", "Celik")]
    [InlineData("Shqipe", "Sqipe")]
    [InlineData("Shqipe", "Šćipe")]
    [InlineData("Đorđe", "Djordje")]
    [InlineData("Đorđe", "Dorde")]
    [InlineData("Djordje", "Dorde")]
    [InlineData("Ђорђе", "Djordje")]
    [InlineData("Gjergj", "Đerđ")]
    [InlineData("Gjon", "Gjoni")]
    [InlineData("Mirjeta", "Mirieta")]
    [InlineData("Nicoleta", "Nikoleta")]
    [InlineData("Elena", "Jelena")]
    [InlineData("Oksana", "Oxana")]
    [InlineData("Оксана", "Oxana")]
    [InlineData("Наташа", "Natasha")]
    [InlineData("Юлия", "Julia")]
    [InlineData("Yuliya", "Julija")]
    [InlineData("Людмила", "Ludmila")]
    [InlineData("Цветана", "Tsvetana")]
    [InlineData("Țurcanu", "Turcanu")]
    [InlineData("Христина", "Khrystyna")]
    [InlineData("Aleksandra", "Alexandra")]
    [InlineData("Mehmed", "Mehmet")]
    [InlineData("Muhamed", "Mohammed")]
    [InlineData("Hasan", "Asan")]
    [InlineData("Zeqir", "Žećir")]
    [InlineData("Njomza", "Ñomza")]
    [InlineData("Anna", "Ana")]
    [InlineData("Ilıca", "Ilica")]
    [InlineData("İsa", "Isa")]
    [InlineData("Müller", "Mueller")]
    [InlineData("Дар'я", "Darja")]
    [InlineData("Blerta", "Blerda")]
    public void Spelling_variants_find_each_other(string name, string other)
    {
        Assert.True(Finds(other, name));
        Assert.True(Finds(name, other));
    }

    [Theory]
    [InlineData("Đorđe", "Georgie")]
    [InlineData("Mira", "Mara")]
    [InlineData("Blerta", "Alberta")]
    [InlineData("Arta", "Teuta")]
    [InlineData("Elena", "Alina")]
    public void Different_names_stay_different(string name, string other)
    {
        Assert.False(Finds(other, name));
        Assert.False(Finds(name, other));
    }

    [Theory]
    [InlineData("Dzev")]
    [InlineData("Джев")]
    [InlineData("dževd")]
    public void A_misspelt_beginning_is_enough(string query) => Assert.True(Finds(query, "Xhevdet Gashi"));

    [Theory]
    [InlineData("مريم", "مريم")]
    [InlineData("Γεωργία", "Georgia")]
    [InlineData("李", "Li")]
    public void Other_scripts_are_found_as_written_and_in_latin_letters(string name, string query)
    {
        Assert.True(Finds(query, name));
        Assert.True(Finds(name, name));
    }

    [Fact]
    public void A_short_name_is_found_whole_only()
    {
        Assert.True(Finds("Li", "Li Wei"));
        Assert.True(Finds("li wei", "Li Wei"));
        Assert.False(Finds("Li", "Liana"));
    }

    [Theory]
    [InlineData("Ana-Maria", "Anamaria")]
    [InlineData("Ana-Maria", "maria ana")]
    [InlineData("Ana-Maria", "ana-mar")]
    [InlineData("D’Angelo", "dangelo")]
    public void Hyphens_part_and_join_and_apostrophes_vanish(string name, string query) => Assert.True(Finds(query, name));

    [Fact]
    public void An_initial_beside_a_word_narrows_nothing() => Assert.True(Finds("M. Krasniqi", "Blerta Krasniqi"));

    [Theory]
    [InlineData("1234567890")]
    [InlineData("1234 567-890")]
    [InlineData("١٢٣٤٥٦٧٨٩٠")]
    public void An_identity_number_is_found_however_it_is_grouped(string query) =>
        Assert.True(Finds(query, NameTokens.ForPerson(["Ana"], "1234567890")));

    [Fact]
    public void A_beginning_of_an_identity_number_finds_nobody()
    {
        Assert.False(Finds("12345", NameTokens.ForPerson(["Ana"], "1234567890")));
        Assert.True(Finds("ab-123 456", NameTokens.ForPerson(["Ana"], "AB123456")));
    }

    [Fact]
    public void A_case_number_is_recognised() =>
        Assert.Equal("XK-2026-000123", SearchQuery.Parse("xk-2026-123").CaseNumber?.ToString());

    [Fact]
    public void Nothing_typed_narrows_nothing_and_signs_alone_find_nobody()
    {
        Assert.All([null, "", "  ", "\u200B"], typed => Assert.True(SearchQuery.Parse(typed).IsBlank));
        Assert.All(["%", "'", "🌷", "\0", "ana\uD83D", new string('a', 10_000)], typed =>
        {
            Assert.False(SearchQuery.Parse(typed).IsBlank);
            Assert.True(SearchQuery.Parse(typed).FindsNothing);
        });
    }
}
