using System.Globalization;
using AlliancePortal.Casework.Interviews;

namespace AlliancePortal.Web.Interviews;

/// <summary>What is typed of an interpreter.</summary>
public sealed class InterpreterDraft
{
    private const string Iso = "yyyy-MM-dd";

    public Guid? Id { get; init; }

    public string? Name { get; set; }

    public IReadOnlyList<string> Languages { get; set; } = [];

    public string? Sex { get; set; }

    public string? Phone { get; set; }

    public string? Until { get; set; }

    public string? Status { get; set; } = Interpreter.Vetted;

    /// <summary>Null while it is no whole day.</summary>
    public DateOnly? VettedUntil => DateOnly.TryParseExact(Until, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private int Version { get; init; }

    public static InterpreterDraft Of(InterpreterView known) => new()
    {
        Id = known.InterpreterId,
        Version = known.Version,
        Name = known.Name,
        Languages = known.Languages,
        Sex = known.Sex,
        Phone = known.Phone,
        Until = known.VettedUntil.ToString(Iso, CultureInfo.InvariantCulture),
        Status = known.Status,
    };

    public AddInterpreter ToAddition(DateOnly until) => new() { Name = Name ?? "", Languages = Languages, Sex = Sex ?? "", Phone = Phone, VettedUntil = until, Status = Status ?? "" };

    public ChangeInterpreter ToChange(DateOnly until) => new()
    {
        InterpreterId = Id!.Value,
        Version = Version,
        Name = Name ?? "",
        Languages = Languages,
        Sex = Sex ?? "",
        Phone = Phone,
        VettedUntil = until,
        Status = Status ?? "",
    };
}
