using AlliancePortal.Web.Shared;
using Bunit;
using MudBlazor;

namespace AlliancePortal.Web.Tests.Shared;

/// <summary>Choosing: one of a few in sight, or any by typing in whatever script.</summary>
public sealed class ChoosingTests : Fields
{
    private static readonly CodeOption[] Places = [new("gjakova", "Đakovica"), new("cacak", "Čačak"), new("novi", "Novi Pazar"), new("pazar", "Pazar"), new("skenderaj", "Skënderaj")];
    private string? chosen;
    private IReadOnlyList<string>? several;

    [Fact]
    public void Each_option_is_a_radio_of_one_group_and_the_stored_one_is_checked()
    {
        var field = Choice("low");
        Assert.Equal(["low", "high"], field.FindAll("input[type=radio][name=risk]").Select(radio => radio.GetAttribute("value")));
        Assert.Equal("low", field.Find("input:checked").GetAttribute("value"));
        Assert.Contains("Somebody may die.", field.Find("small").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Choosing_another_emits_its_value()
    {
        Choice("low").Find("input[value=high]").Change("high");
        Assert.Equal("high", chosen);
    }

    [Fact]
    public void Nothing_is_chosen_for_the_reader_and_an_error_is_read_with_the_group()
    {
        var field = Choice(null, "Choose one.");
        Assert.Empty(field.FindAll("input:checked"));
        Assert.Equal("risk-error", field.Find("fieldset").GetAttribute("aria-describedby"));
        Assert.Contains("field-wrong", field.Find("fieldset").ClassList);
    }

    [Theory]
    [InlineData("dakovica", "gjakova")]
    [InlineData("Djakovica", "gjakova")]
    [InlineData("Чачак", "cacak")]
    [InlineData("cacak", "cacak")]
    [InlineData("skenderaj", "skenderaj")]
    public void A_place_is_found_in_any_script_and_spelling(string typed, string found) => Assert.Equal(found, CodePicker.Matching(Places, typed).First().Value);

    [Fact]
    public void What_begins_with_the_typed_comes_before_what_holds_it() => Assert.Equal(["pazar", "novi"], CodePicker.Matching(Places, "paz").Select(option => option.Value));

    [Fact]
    public void An_empty_search_shows_everything_and_nonsense_nothing()
    {
        Assert.Equal(Places.Length, CodePicker.Matching(Places, null).Count());
        Assert.Empty(CodePicker.Matching(Places, "zzz"));
    }

    [Fact]
    public async Task Several_are_kept_in_the_order_of_picking_and_not_offered_again()
    {
        var picker = Several("novi");
        var list = picker.FindComponent<MudAutocomplete<CodeOption>>();
        var offered = (await list.Instance.SearchFunc!("", Xunit.TestContext.Current.CancellationToken)!)!;
        Assert.DoesNotContain(offered, option => option!.Value == "novi");
        await picker.InvokeAsync(() => list.Instance.ValueChanged.InvokeAsync(Places[0]));
        Assert.Equal(["novi", "gjakova"], several);
    }

    [Fact]
    public void A_chip_names_what_its_button_takes_away()
    {
        var picker = Several("novi", "cacak");
        var button = picker.FindAll(".chosen-chip button")[0];
        Assert.Contains("Novi Pazar", button.GetAttribute("aria-label"), StringComparison.Ordinal);
        button.Click();
        Assert.Equal(["cacak"], several);
    }

    [Fact]
    public async Task Of_a_single_choice_clearing_means_none()
    {
        var picker = Render<CodePicker>(set => set.Add(f => f.Id, "place").Add(f => f.Label, "Place").Add(f => f.Options, Places).Add(f => f.Value, "cacak").Add(f => f.ValueChanged, On<string?>(value => chosen = value ?? "none")));
        await picker.InvokeAsync(() => picker.FindComponent<MudAutocomplete<CodeOption>>().Instance.ValueChanged.InvokeAsync(null));
        Assert.Equal("none", chosen);
    }

    private IRenderedComponent<ChoiceField> Choice(string? value, string? error = null) => Render<ChoiceField>(set => set.Add(f => f.Id, "risk").Add(f => f.Label, "Risk").Add(f => f.Value, value).Add(f => f.Error, error)
        .Add(f => f.Options, [new CodeOption("low", "Low"), new CodeOption("high", "High", "Somebody may die.")]).Add(f => f.ValueChanged, On<string?>(picked => chosen = picked)));

    private IRenderedComponent<CodePicker> Several(params string[] values) => Render<CodePicker>(set => set.Add(f => f.Id, "places").Add(f => f.Label, "Places").Add(f => f.Options, Places).Add(f => f.Multiple, true)
        .Add(f => f.Values, values).Add(f => f.ValuesChanged, On<IReadOnlyList<string>>(picked => several = picked)));
}
