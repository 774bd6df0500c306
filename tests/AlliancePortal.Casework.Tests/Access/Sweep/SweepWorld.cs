using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Persistence.Bootstrap;
using AlliancePortal.Casework.Sealing;
using AlliancePortal.Casework.Tests.Access.Policies;
using AlliancePortal.Testing.Casework;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Access.Sweep;

/// <summary>A world with a case for each role in each basis and state, filled with canaries; the facts run through the database's own triggers.</summary>
public sealed class SweepWorld : IAsyncLifetime
{
    private const string ElsewhereCsw = "csw-gjakova-protection";

    internal CaseworkWorld World { get; private set; } = null!;

    internal IReadOnlyList<SweptCase> Cases { get; } = [.. All().Select((swept, index) => new SweptCase(index, swept.Place, swept.Basis, swept.State, swept.Opening))];

    internal Dictionary<string, Seat> Readers { get; } = [];

    internal Dictionary<string, Seat> Others { get; } = [];

    /// <summary>Of each agency a worker of a further unit, in which no reader is.</summary>
    internal Dictionary<string, Seat> Teams { get; } = [];

    /// <summary>A worker as the facts need them.</summary>
    internal sealed record Seat(Role Role, Guid UserId, Guid ColleagueId, Guid AgencyId, Guid UnitId)
    {
        public Actor Actor => Actor.Person(UserId);

        public Ticket Ticket(params Guid[] excluded) => AlliancePortal.Casework.Access.Ticket.Of(Role, UserId, AgencyId, [UnitId], excluded, CaseworkWorld.Night);

        /// <summary>As the gate would make it for these cases.</summary>
        internal Ticket TicketFor(IReadOnlyCollection<SweptCase> cases) =>
            Ticket([.. cases.Where(swept => swept.Excluded).Select(swept => swept.CaseId)]) with { Unnamed = [.. cases.Where(swept => swept.Unnamed).Select(swept => swept.CaseId)] };
    }

    /// <summary>An agency in no case, from which anything may be withheld.</summary>
    internal Guid Elsewhere { get; private set; }

    /// <summary>Its police team, which may handle a charge against anybody.</summary>
    internal Guid ElsewhereTeam { get; private set; }

    internal TicketKey Key => World.Services.GetRequiredService<TicketKey>();

    internal Seals Seals => World.Services.GetRequiredService<Seals>();

    public async ValueTask InitializeAsync()
    {
        World = await CaseworkWorld.CreateAsync();
        await using var superuser = await World.AdministratorOfTheServerAsync();
        foreach (var place in AccessSheet.Places) Readers[place.Role] = await SeatAsync(superuser, place.Agency, place.Unit, place.Role);
        Others["vaau"] = await SeatAsync(superuser, "vaau", "vaau-advocates", "advocate", "other");
        Others["police"] = await SeatAsync(superuser, "tpiu", "tpiu-team-2", "police_investigator", "other");
        Others["csw"] = await SeatAsync(superuser, "csw-gjakova", ElsewhereCsw, "social_worker", "other");
        foreach (var place in AccessSheet.Places.DistinctBy(place => place.Agency)) Teams[place.Agency] = await TeamAsync(superuser, place);
        // The stand-in of the Centre elsewhere is the readers' own.
        await superuser.ExecuteAsync($"update reference.units set stand_in_unit_id = '{Readers["social_worker"].UnitId}' where code = '{ElsewhereCsw}'", default);

        Elsewhere = await superuser.ScalarAsync<Guid>("select id from reference.agencies where code = 'police-prizren'", default);
        ElsewhereTeam = await superuser.ScalarAsync<Guid>($"select id from reference.units where agency_id = '{Elsewhere}' limit 1", default);
        var rows = await AnyRow.ReadAsync(superuser, default);
        var facts = new SweepFacts(this, superuser, rows);
        foreach (var swept in Cases) await facts.MakeAsync(swept);
        var content = new SweepContent(this, rows);
        await superuser.ExecuteAsync("set session_replication_role = replica", default);
        foreach (var swept in Cases) await superuser.ExecuteAsync(await content.OfAsync(swept), default);
        await superuser.ExecuteAsync("set session_replication_role = origin", default);
        foreach (var swept in Cases) await facts.FinishAsync(swept);
        await superuser.ExecuteAsync("analyze", default);
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();

    /// <summary>Whoever else is in the case and wrote into it: never of the reader's agency.</summary>
    internal Seat Other(SweptCase swept) => Others[swept.Place.AgencyKind == "vaau" ? "police" : "vaau"];

    internal Seat Reader(SweptCase swept) => Readers[swept.Place.Role];

    internal Seat Team(SweptCase swept) => Teams[swept.Place.Agency];

    private static IEnumerable<(AccessSheet.Place Place, string Basis, string State, string Opening)> All()
    {
        foreach (var place in AccessSheet.Places)
        {
            yield return (place, "none", "stranger", "nothing");
            yield return (place, "team", "other_team", "nothing");
            if (place.AgencyKind == "police") yield return (place, "none", "charge_team", "nothing");
            yield return (place, "opened", "excluded", "opened");
            yield return (place, "opened", "withheld_person", "opened");
            yield return (place, "opened", "closed", place.AgencyKind == "csw" ? "opened_csw_adult" : "opened");
            if (place.AgencyKind == "csw")
            {
                foreach (var state in new[] { "active", "attended" }) yield return (place, "opened", state, "opened_csw_adult");
                foreach (var state in new[] { "notified", "handover_asked" }) yield return (place, "guardianship", state, "notified");
                foreach (var state in new[] { "guardian", "acting", "handed_over", "ended", "came_of_age", "excluded_guardian", "withheld_person_guardian" }) yield return (place, "guardianship", state, "guardian");
            }
            else
            {
                foreach (var state in new[] { "active", "unnamed" }) yield return (place, "opened", state, "opened");
                if (place.AgencyKind == "police") yield return (place, "opened", "named", "opened");
                yield return (place, place.Kind, "unnamed_accepted", place.Kind);
                foreach (var state in new[] { "sent", "claimed", "declined", "withdrawn", "excluded_sent", "withheld_sent", "withheld_claimed" }) yield return (place, place.Kind, state, "claimed");
                foreach (var state in new[] { "accepted", "completed", "withdrawn_later", "excluded_accepted", "excluded_former", "withheld_former", "withheld_person_accepted" }) yield return (place, place.Kind, state, place.Kind);
                // Whoever houses her has to know.
                if (place.Kind != "shelter") yield return (place, place.Kind, "withheld_accepted", place.Kind);
                yield return (place, place.Kind, "consent_withdrawn", place.Kind == "shelter" ? "safety" : place.Kind);
                if (place.Role == "lawyer")
                    foreach (var state in new[] { "attended", "colleague_attended" }) yield return (place, place.Kind, state, place.Kind);
            }

            foreach (var state in new[] { "in_emergency", "expired", "ended_early", "asked", "excluded_in_emergency" })
                if (place.AgencyKind is "police" or "csw" or "vaau") yield return (place, "break_glass", state, "break_glass");

            // A basis of another line or agency opens no more than the role's own column.
            foreach (var basis in AccessSheet.Openings.Keys.Except(["nothing", "cross_border", "opened_csw_adult", "safety", "break_glass"]))
            {
                yield return (place, basis, "given", basis);
                yield return (place, basis, "left", basis);
            }
        }
    }

    private async Task<Seat> TeamAsync(NpgsqlConnection superuser, AccessSheet.Place place)
    {
        var code = place.Agency + "-further";
        await superuser.ExecuteAsync($"""
            insert into reference.units (id, agency_id, code, name_en, name_sq, name_sr, service_line)
            select gen_random_uuid(), agency_id, '{code}', '{code}', '{code}', '{code}', service_line from reference.units where code = '{place.Unit}'
            """, default);
        return await SeatAsync(superuser, place.Agency, code, place.Role, "team");
    }

    private async Task<Seat> SeatAsync(NpgsqlConnection superuser, string agency, string unit, string role, string name = "reader")
    {
        async Task<Guid> Add(string who) => await World.DoAsync(Actor.Setup, new AddWorker { AgencyCode = agency, UnitCodes = [unit], Role = role, DisplayName = who, Email = $"{who}-{role}@{unit}.test" });
        var (user, colleague) = (await Add(name), await Add(name + "-colleague"));
        var place = (await superuser.ColumnAsync($"select agency_id || ' ' || id from reference.units where code = '{unit}'", default)).Single().Split(' ');
        return new Seat(EnumCode.Find<Role>(role)!.Value, user, colleague, Guid.Parse(place[0]), Guid.Parse(place[1]));
    }
}

/// <summary>One world for the whole sweep: it is dear to make, and what one test writes is what the sheet allows.</summary>
[CollectionDefinition(Name)]
public sealed class SweepCollection : ICollectionFixture<SweepWorld>
{
    public const string Name = "sweep";
}
