using AlliancePortal.Casework.Interviews;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Interviews;

/// <summary>The vetted register: who keeps it, and who of it may interpret.</summary>
public sealed class InterpreterTests
{
    private static readonly DateOnly NextYear = new(2027, 12, 31);

    [Fact]
    public async Task Only_vaau_supervisors_and_administrators_keep_the_register_and_everybody_in_casework_reads_it()
    {
        var world = await CaseworkWorld.Shared;
        var addition = Vetted("Lidia Munteanu");
        foreach (var other in new[] { world.Investigator, world.Advocate, world.CswSupervisor, world.ShelterCaseworker })
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(other, addition));

        var added = await world.DoAsync(world.VaauSupervisor, addition);
        Assert.Contains(await world.DoAsync(world.Investigator, new ListInterpreters { Language = "ro", Available = true }), known => known.InterpreterId == added.InterpreterId);
        Assert.DoesNotContain(await world.DoAsync(world.Investigator, new ListInterpreters { Language = "sq" }), known => known.InterpreterId == added.InterpreterId);

        var change = new ChangeInterpreter { InterpreterId = added.InterpreterId, Version = added.Version, Name = added.Name, Languages = ["ro"], Sex = "female", VettedUntil = NextYear, Status = "suspended" };
        await world.DoAsync(world.Administrator, change);
        Assert.Equal(Refusal.ChangedMeanwhile, await world.RefusalAsync(world.Administrator, change));
        Assert.DoesNotContain(await world.DoAsync(world.Investigator, new ListInterpreters { Available = true }), known => known.InterpreterId == added.InterpreterId);
    }

    [Fact]
    public async Task An_interpreter_whose_vetting_has_ended_or_is_suspended_is_refused()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        var vetted = await world.DoAsync(world.VaauSupervisor, Vetted("Oksana Bondar"));
        var ended = await world.DoAsync(world.VaauSupervisor, Vetted("Irina Rusu") with { VettedUntil = new DateOnly(2026, 11, 22) });
        var suspended = await world.DoAsync(world.VaauSupervisor, Vetted("Vera Lupu") with { Status = "suspended" });

        Assert.Equal(InterviewRefusals.InterpreterNotVetted, await world.RefusalAsync(world.Investigator, Asked.Held(taken.CaseId) with { InterpreterId = ended.InterpreterId }));
        Assert.Equal(InterviewRefusals.InterpreterNotVetted, await world.RefusalAsync(world.Investigator, Asked.Booked(taken.CaseId) with { InterpreterId = suspended.InterpreterId }));
        Assert.Equal("interpreter", Assert.Single((await world.RefusalAsync(world.Investigator, Asked.Held(taken.CaseId) with { InterpreterId = Guid.CreateVersion7() }))!.Fields).Key);
        await world.DoAsync(world.Investigator, Asked.Held(taken.CaseId) with { InterpreterId = vetted.InterpreterId, InterpreterPresence = "in_person", KnowsInterpreter = false });
        Assert.Equal(("Oksana Bondar", false), Assert.Single((await world.DoAsync(world.Investigator, new ShowInterviews(taken.CaseId))).Interviews).Facts is { } facts ? (facts.InterpreterName, facts.KnowsInterpreter!.Value) : default);
    }

    [Fact]
    public async Task An_entry_needs_name_languages_and_a_day_until_which_the_vetting_holds()
    {
        var world = await CaseworkWorld.Shared;
        var refused = await world.RefusalAsync(world.VaauSupervisor, Vetted(" ") with { Languages = [], Sex = "?", VettedUntil = default });
        Assert.Equal(["languages", "name", "sex", "vettedUntil"], refused!.Fields.Keys.Order());
    }

    private static AddInterpreter Vetted(string name) => new() { Name = name, Languages = ["ro", "ru"], Sex = "female", Phone = "+383 99 000 321", VettedUntil = NextYear };
}
