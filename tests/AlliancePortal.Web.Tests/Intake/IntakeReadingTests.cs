using AlliancePortal.Casework.Kernel.Time;
using AlliancePortal.Web.Intake;
using AlliancePortal.Web.Shared;

namespace AlliancePortal.Web.Tests.Intake;

/// <summary>What a form means, without a page.</summary>
public sealed class IntakeReadingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 21, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Five_facts_of_a_child_are_an_intake()
    {
        var form = Filled();
        var reading = new IntakeReading(form, Now);

        Assert.Empty(reading.Problems);
        Assert.True(reading.AnswersChild);
        var intake = reading.ToRequest(null);
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 20, 50, 0, TimeSpan.Zero), intake.IdentifiedAt);
        Assert.Equal(PartialDate.Parse("2011"), intake.Person.DateOfBirth);
    }

    [Fact]
    public void Not_asked_unknown_and_not_wished_stay_apart_and_go_when_answered()
    {
        var form = Filled();
        form.FirstName = null;
        form.Unanswered["name"] = "did_not_wish_to_say";
        form.Unanswered["citizenships"] = "unknown";
        form.Unanswered["languages"] = "unknown";
        var missing = new IntakeReading(form, Now).Person().Unanswered;

        Assert.Equal("did_not_wish_to_say", missing["name"]);
        Assert.Equal("unknown", missing["citizenships"]);
        Assert.Equal("not_asked", missing["identityNumber"]);
        Assert.DoesNotContain("languages", missing.Keys);
    }

    [Theory]
    [InlineData("yes", true)]
    [InlineData("no", false)]
    [InlineData(null, null)]
    public void Whether_she_needs_an_interpreter_is_no_no_before_it_was_asked(string? answer, bool? meant)
    {
        var form = Filled();
        form.NeedsInterpreter = answer;
        Assert.Equal(meant, new IntakeReading(form, Now).Person().NeedsInterpreter);
    }

    [Fact]
    public void An_adults_refusal_sends_nothing_that_names_and_keeps_that_she_is_an_adult()
    {
        var form = Filled();
        (form.DateOfBirth, form.Consent, form.Narrative, form.Contact) = ("1990-03-01", "refused", "Her story.", "+383 44 1");
        var intake = new IntakeReading(form, Now).ToRequest(null);

        Assert.Null(intake.Person.FirstName);
        Assert.Null(intake.Person.DateOfBirth);
        Assert.Null(intake.Person.Contact);
        Assert.Null(intake.Narrative);
        Assert.Equal((36, 36), (intake.Person.ApparentAge!.From, intake.Person.ApparentAge.To));
        Assert.Equal("Mira", form.FirstName);
    }

    [Fact]
    public void A_childs_refusal_hides_nothing()
    {
        var form = Filled();
        form.Consent = "refused";
        Assert.Equal("Mira", new IntakeReading(form, Now).ToRequest(null).Person.FirstName);
    }

    [Theory]
    [InlineData("2009-02-31", "not_a_date")]
    [InlineData("-03-14", "not_a_date")]
    public void What_is_no_date_is_named_and_kept(string typed, string code)
    {
        var form = Filled();
        form.DateOfBirth = typed;
        Assert.Equal(code, new IntakeReading(form, Now).Problems["person.dateOfBirth"]);
        Assert.Equal(typed, IntakeForm.Read(form.Write()).DateOfBirth);
    }

    [Theory]
    [InlineData("22:10", 22, 10)]
    [InlineData("9.05", 9, 5)]
    [InlineData("2210", 22, 10)]
    [InlineData("9", 9, 0)]
    [InlineData("", 0, 0)]
    public void Times_are_read_as_people_type_them(string typed, int hour, int minute) => Assert.Equal(new TimeOnly(hour, minute), ClockTime.Read(typed));

    [Theory]
    [InlineData("25:00")]
    [InlineData("late")]
    public void What_is_no_time_is_none(string typed) => Assert.Null(ClockTime.Read(typed));

    [Fact]
    public void A_form_survives_its_draft_with_every_writing_in_it()
    {
        var form = Filled();
        (form.FirstName, form.Narrative) = ("Ђорђе 👧 مريم", "<b>\"</b>\n=1+1");
        var again = IntakeForm.Read(form.Write());
        Assert.Equal((form.FirstName, form.Narrative), (again.FirstName, again.Narrative));
        Assert.Equal(form.Write(), again.Write());
        Assert.Equal(["en", "sq"], again.Languages);
    }

    private static IntakeForm Filled() => new()
    {
        FirstName = "Mira",
        DateOfBirth = "2011",
        Sex = "female",
        Municipality = "prizren",
        Languages = ["en", "sq"],
        IdentifiedOn = "2026-11-24",
        IdentifiedTime = "21:50",
    };
}
