using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Guardianship;

/// <summary>The end: by two persons, one of the CSW and one of VAAU, on one ground, each with a reason of their own.</summary>
public sealed partial class GuardianshipCase
{
    public DateTimeOffset? EndedAt { get; private set; }

    public Guid? EndSignedByCsw { get; private set; }

    public Guid? EndSignedByVaau { get; private set; }

    /// <summary>Code of the set <c>guardianship_end_reason</c>, the same under both signatures.</summary>
    public string? EndGround { get; private set; }

    /// <summary>Sealed text: the reason in the words of the CSW supervisor.</summary>
    public byte[]? EndReasonOfCsw { get; private set; }

    /// <summary>Sealed text: the reason in the words of the VAAU supervisor.</summary>
    public byte[]? EndReasonOfVaau { get; private set; }

    /// <summary>The CSW supervisor's signature under the end.</summary>
    public void SignEndForCsw(Guid unitId, Guid userId, string ground, byte[]? sealedReason, DateTimeOffset at)
    {
        Holding(unitId);
        if (EndSignedByCsw is not null) throw new RefusedException(GuardianshipRefusals.SignedAlready);
        if (EndSignedByVaau == userId) throw new RefusedException(GuardianshipRefusals.SameSignatory);
        Agree(ground);
        (EndSignedByCsw, EndReasonOfCsw) = (userId, sealedReason);
        EndWhenBothSigned(at);
    }

    /// <summary>The VAAU supervisor's signature under the end.</summary>
    public void SignEndForVaau(Guid userId, string ground, byte[]? sealedReason, DateTimeOffset at)
    {
        StillOpen();
        if (EndSignedByVaau is not null) throw new RefusedException(GuardianshipRefusals.SignedAlready);
        if (EndSignedByCsw == userId) throw new RefusedException(GuardianshipRefusals.SameSignatory);
        Agree(ground);
        (EndSignedByVaau, EndReasonOfVaau) = (userId, sealedReason);
        EndWhenBothSigned(at);
    }

    private void Agree(string ground)
    {
        if (EndGround is not null && EndGround != ground) throw new RefusedException(GuardianshipRefusals.GroundsDiffer);
        EndGround = ground;
    }

    private void EndWhenBothSigned(DateTimeOffset at)
    {
        if (EndSignedByCsw is not null && EndSignedByVaau is not null) (State, EndedAt, DueAt, HandoverToUnitId) = (GuardianshipState.Ended, at, null, null);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<GuardianshipCase>
    {
        public void Configure(EntityTypeBuilder<GuardianshipCase> table)
        {
            table.ToTable("guardianships");
            table.Property(g => g.GuardianName).HasMaxLength(200);
            table.Property(g => g.PhoneName).HasMaxLength(200);
            table.Property(g => g.State).HasConversion(state => state.Code(), code => EnumCode.Find<GuardianshipState>(code)!.Value);
            table.Ignore(g => g.AwaitsConfirmation);
            table.HasOne<Case>().WithMany().HasForeignKey(g => g.CaseId);
            table.HasIndex(g => g.CaseId).IsUnique().HasFilter("ended_at is null").HasDatabaseName("ux_guardianships_one_open");
            // Those that have ended are read with the case too.
            table.HasIndex(g => g.CaseId, "ix_guardianships_of_case");
        }
    }
}
