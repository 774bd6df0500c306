using AlliancePortal.Casework.Cases.Search;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Sealing;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Misconduct;

/// <summary>Writes the misconduct register and makes its search tokens: as those of persons, with a key of their own.</summary>
public sealed class MisconductWriting(SearchKeys keys)
{
    public const string Field = "misconduct";

    // Where the tokens of agencies have the agency's id.
    private static readonly Guid Register = new("00000000-0000-7000-8000-000000000002");

    /// <summary>The token of a plain search key in the register.</summary>
    public byte[] Token(string plainKey) => keys.Token(Register, plainKey);

    internal async Task WriteAsync(Operation operation, Guid reportId, MisconductFinding finding, CancellationToken cancel)
    {
        var id = Guid.NewGuid();
        var clean = finding with
        {
            Name = PersonText.Line(finding.Name).Value!,
            Agency = PersonText.Line(finding.Agency).Value!,
            Measure = PersonText.Narrative(finding.Measure, TextLimits.ShortText).Value!,
        };
        var tokens = NameTokens.ForPerson([clean.Name], null).Select(Token).ToArray();
        await operation.Seals.Keys.CreateAsync(id, cancel);
        var words = await operation.Seals.SealAsync(id, Field, clean, cancel);
        await operation.Db.Database.ExecuteSqlAsync($"select casework.record_misconduct({reportId}, {id}, {words}, {tokens})", cancel);
        operation.Audit.Wrote(null, "misconduct", id);
    }
}
