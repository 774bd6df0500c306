using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Consent;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;

namespace AlliancePortal.Casework.Intake;

/// <summary>Writes what an intake says into the sections that it belongs to.</summary>
internal sealed class IntakeRecords(Operation operation, Case opened, TakeIn request)
{
    private readonly PersonTakenIn person = request.Person;

    public static PersonNames NamesOf(PersonTakenIn person) => new(
        Clean(person.FirstName), Clean(person.LastName), [.. person.Aliases.Select(alias => Clean(alias)).OfType<string>()], Clean(person.IdentityNumber, TextLimits.IdentityNumber));

    public async Task WriteAsync(bool anonymous, CancellationToken cancel)
    {
        await IdentityAsync(anonymous, cancel);
        if (!anonymous)
        {
            await ContactAsync(cancel);
            await UrgentAsync(cancel);
            await ExploitationAsync(cancel);
            Consent();
        }

        operation.Db.Tell(operation, opened.Id, Section.Identity, "case_opened", opened.Id);
    }

    private async Task IdentityAsync(bool anonymous, CancellationToken cancel)
    {
        var names = NamesOf(person);
        var label = names.Aliases.FirstOrDefault() ?? "A";
        Add(new Identity
        {
            CaseId = opened.Id,
            Names = anonymous ? null : await SealAsync("names", names, cancel),
            DateOfBirth = person.DateOfBirth?.ToString(),
            Citizenships = [.. person.Citizenships],
            Gender = anonymous ? null : request.Import?.Gender,
            Unanswered = anonymous ? [] : [.. person.Unanswered.Select(answer => $"{answer.Key}={answer.Value}").Order(StringComparer.Ordinal)],
        });
        Add(new IdentityEssentials
        {
            CaseId = opened.Id,
            Label = await SealAsync("label", label, cancel),
            BirthYear = (short?)person.DateOfBirth?.Year,
            AgeFrom = anonymous ? null : (short?)person.ApparentAge?.From,
            AgeTo = anonymous ? null : (short?)person.ApparentAge?.To,
            Sex = person.Sex,
            Languages = anonymous ? [] : [.. person.Languages],
            NeedsInterpreter = anonymous ? null : person.NeedsInterpreter,
        });
    }

    private async Task ContactAsync(CancellationToken cancel)
    {
        if (Clean(person.Contact, TextLimits.ShortText) is { } contact)
            Add(new Contact { Id = New(), CaseId = opened.Id, Details = await SealAsync("contact", new ContactDetails(contact, null, null, null), cancel) });
        if (Clean(person.SafeWay, TextLimits.ShortText) is { } way)
            Add(new ContactWay { Id = New(), CaseId = opened.Id, SafeWay = await SealAsync("safe_way", way, cancel) });
    }

    private async Task UrgentAsync(CancellationToken cancel)
    {
        if (Clean(request.UrgentMedical, TextLimits.ShortText) is not { } need || !AccessTable.Ceiling(operation.Worker.Role, Section.Risk).HasFlag(Token.Add)) return;
        var rating = new RiskRating { Id = New(), CaseId = opened.Id, Level = "high", UrgentMedical = true };
        Add(rating);
        Add(new RiskGrounds { Id = New(), CaseId = opened.Id, RatingId = rating.Id, Text = (await SealAsync("risk_grounds", need, cancel))! });
        operation.Db.Tell(operation, opened.Id, Section.Risk, "risk_rated", rating.Id);
    }

    private async Task ExploitationAsync(CancellationToken cancel)
    {
        if (request.Exploitation is { } exploitation)
        {
            Add(new Exploitation
            {
                Id = New(),
                CaseId = opened.Id,
                Types = [.. exploitation.Types],
                SexualTypes = [.. request.Import?.SexualExploitationTypes ?? []],
                Industry = request.Import?.ForcedLabourIndustry,
                Countries = [.. exploitation.Countries],
                Year = (short?)exploitation.Year,
            });
        }

        var circumstances = PersonText.Narrative(request.Circumstances).Value;
        var narrative = PersonText.Narrative(request.Narrative).Value;
        if (circumstances is null && narrative is null && request.Exploitation is null) return;
        Add(new ExploitationAccount
        {
            Id = New(),
            CaseId = opened.Id,
            MeansOfControl = [.. request.Exploitation?.MeansOfControl ?? []],
            RecruiterRelation = request.Exploitation?.RecruiterRelation,
            RecruitmentMethods = [.. request.Import?.RecruitmentMethods ?? []],
            RelationshipToTrafficker = request.Import?.RelationshipToTrafficker,
            Circumstances = await SealAsync("circumstances", circumstances, cancel),
            Narrative = await SealAsync("narrative", narrative, cancel),
        });
    }

    private void Consent()
    {
        if (request.Consent is not { Refused: false } consent) return;
        Add(new ConsentRecord
        {
            Id = New(),
            CaseId = opened.Id,
            GivenBy = consent.GivenBy,
            Purposes = [.. consent.Purposes],
            AgencyIds = [.. consent.AgencyIds],
            Language = consent.Language,
            Until = consent.Until,
            GivenAt = operation.Now,
        });
    }

    private void Add<T>(T fact) where T : AuthoredFact
    {
        fact.Author(operation);
        operation.Db.Add(fact);
    }

    private ValueTask<byte[]?> SealAsync<T>(string field, T? value, CancellationToken cancel) where T : class =>
        operation.Seals.SealAsync(opened.VictimId, field, value, cancel);

    private Guid New() => NewId.At(operation.Now);

    private static string? Clean(string? text, int limit = TextLimits.Name) => PersonText.Line(text, limit).Value;
}
