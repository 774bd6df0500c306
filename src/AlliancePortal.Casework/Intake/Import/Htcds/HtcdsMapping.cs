using AlliancePortal.Casework.Kernel.Text;

namespace AlliancePortal.Casework.Intake.Import.Htcds;

/// <summary>Turns the rows of one HTCDS workbook into persons.</summary>
internal sealed class HtcdsMapping(FileNotes notes, DateOnly today)
{
    private const string Home = "XK";
    private static readonly string[] ContentFields = [.. HtcdsFields.All.Where(field => field.IsCarried).Select(field => field.Name)];
    private readonly ContentReference references = new("htcds:row");
    private readonly HashSet<string> caseNumbers = [];

    public ImportedRow Map(HtcdsRow row)
    {
        var cells = new HtcdsCells(row, notes, today);
        if (!ContentFields.Any(row.Cells.ContainsKey))
            return new ImportedRow(row.Number, null, [RowProblem.Of(row.Number, "", RowProblems.NoPerson, "")]);
        var reference = Reference(row, cells);
        var firstNames = cells.Lines(HtcdsFields.FirstName, TextLimits.Name);
        var lastNames = cells.Lines(HtcdsFields.SecondName, TextLimits.Name);
        var middleName = cells.Line(HtcdsFields.MiddleName, TextLimits.Name);
        var contact = Contact(cells);
        var person = new ImportedPerson
        {
            ExternalReference = reference,
            FirstName = middleName is null ? firstNames.FirstOrDefault() : $"{firstNames.FirstOrDefault()} {middleName}".Trim(),
            LastName = lastNames.FirstOrDefault(),
            Aliases = [.. firstNames.Skip(1).Concat(lastNames.Skip(1)).Distinct()],
            DateOfBirth = cells.Birthdate(),
            Sex = cells.Code(HtcdsFields.Gender, "sex") ?? "unknown",
            Gender = cells.SameCellCode(HtcdsFields.Gender, "gender"),
            Citizenships = cells.Codes(HtcdsFields.Citizenship, "country"),
            Languages = [.. cells.Codes(HtcdsFields.PrimaryLanguage, "language").Union(cells.Codes(HtcdsFields.SecondaryLanguage, "language"))],
            IdentityNumber = cells.Line(HtcdsFields.IdentityNumber, TextLimits.IdentityNumber),
            Contact = contact.IsEmpty ? null : contact,
            Municipality = contact.Country is null || CodeSpelling.Of("country").Value(contact.Country) == Home ? contact.City : null,
            IdentifiedOn = cells.Date(HtcdsFields.IncomingReferralDate),
            Status = Status(row, cells),
            StatusDecidedBy = cells.Code(HtcdsFields.StatusDecidedBy, "status_decision_organisation"),
            Consent = cells.Flag(HtcdsFields.Consent),
            ExploitationTypes = cells.Codes(HtcdsFields.TypeOfExploitation, "exploitation_type"),
            SexualExploitationTypes = cells.Codes(HtcdsFields.TypeOfSexExploitation, "sexual_exploitation_type"),
            ForcedLabourIndustry = cells.Code(HtcdsFields.ForcedLabourIndustry, "forced_labour_industry"),
            MeansOfControl = cells.Codes(HtcdsFields.MethodsOfControl, "means_of_control"),
            RecruitmentMethods = cells.Codes(HtcdsFields.MethodOfRecruitment, "recruitment_method"),
            RelationshipToTrafficker = cells.Code(HtcdsFields.RelationshipToTrafficker, "relationship_to_trafficker"),
            Narrative = cells.Narrative(HtcdsFields.IncomingReferralDetails),
        };
        return new ImportedRow(row.Number, cells.Problems.Count == 0 ? person : null, cells.Problems);
    }

    private string Reference(HtcdsRow row, HtcdsCells cells)
    {
        var content = references.Next(ContentFields.Select(row.Text));
        if (cells.Line(HtcdsFields.CaseNumber) is not { } caseNumber)
            return content;
        if (!caseNumbers.Add(caseNumber))
            cells.Refuse(HtcdsFields.CaseNumber, RowProblems.DuplicateReference);
        return $"htcds:case:{caseNumber}";
    }

    private string Status(HtcdsRow row, HtcdsCells cells)
    {
        if (row.Text(HtcdsFields.TraffickingStatus) is null)
            notes.Count(FileNotes.StatusAssumed, "presumed");
        return cells.Code(HtcdsFields.TraffickingStatus, "case_status") ?? "presumed";
    }

    private static ImportedContact Contact(HtcdsCells cells) => new(
        cells.Line(HtcdsFields.Email),
        cells.Line(HtcdsFields.HomePhone, TextLimits.Phone),
        cells.Line(HtcdsFields.MobilePhone, TextLimits.Phone),
        cells.Line(HtcdsFields.MailingStreet),
        cells.Line(HtcdsFields.MailingPostalCode),
        cells.Line(HtcdsFields.MailingCity),
        cells.Line(HtcdsFields.MailingState),
        cells.Line(HtcdsFields.MailingCountry));
}
