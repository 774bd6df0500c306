using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Cases;

/// <summary>A keyed search token, where a unit reads the identity in full. Equality on it is all that the index has to serve.</summary>
public sealed class SearchToken
{
    public Guid UnitId { get; init; }

    /// <summary>Under whose key it was made.</summary>
    public Guid AgencyId { get; init; }

    public required byte[] Token { get; init; }

    public Guid CaseId { get; init; }

    public short KeyVersion { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SearchToken>
    {
        public void Configure(EntityTypeBuilder<SearchToken> table)
        {
            table.ToTable("search_tokens");
            table.HasKey(t => new { t.UnitId, t.Token, t.CaseId });
            table.HasIndex(t => t.CaseId);
        }
    }
}
