using System.Globalization;
using AlliancePortal.Casework.Guardianship;

namespace AlliancePortal.Web.Guardianship;

/// <summary>What a body found about the age: who, how, when, how old and how sure.</summary>
public sealed partial class AgeDialog
{
    private string? body;
    private string? method;
    private string? on;
    private string? age;
    private string? margin;

    private async Task SendAsync()
    {
        if (!DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) Refuse("assessedOn", "empty");
        else if (!TryYears(age, out var years)) Refuse("age", "age_not_possible");
        else if (!TryYears(margin, out var width)) Refuse("margin", "out_of_range");
        else await SendAsync(new RecordAgeAssessment { CaseId = Guardianship.CaseId, Body = body ?? "", Method = method ?? "", AssessedOn = day, Age = years, Margin = width });
    }

    private static bool TryYears(string? text, out int years) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out years);
}
