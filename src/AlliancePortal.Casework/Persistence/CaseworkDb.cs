using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Attachments;
using AlliancePortal.Casework.Board;
using AlliancePortal.Casework.BreakGlass;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Cases.Closing;
using AlliancePortal.Casework.Charges;
using AlliancePortal.Casework.Consent;
using AlliancePortal.Casework.Drafts;
using AlliancePortal.Casework.Erasure;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Interviews;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Referrals;
using AlliancePortal.Casework.SignIns;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Persistence;

/// <summary>The case content. Only use cases reach it, always inside the gate's transaction and under the actor's ticket.</summary>
public class CaseworkDb(DbContextOptions<CaseworkDb> options) : DbContext(options)
{
    private const int CodeLength = 60;

    public DbSet<Agency> Agencies => Set<Agency>();

    public DbSet<Unit> Units => Set<Unit>();

    public DbSet<WorkerRecord> Workers => Set<WorkerRecord>();

    public DbSet<DutyShift> DutyShifts => Set<DutyShift>();

    public DbSet<Case> Cases => Set<Case>();

    public DbSet<CaseClosing> CaseClosings => Set<CaseClosing>();

    public DbSet<Identity> Identities => Set<Identity>();

    public DbSet<IdentityEssentials> IdentityEssentials => Set<IdentityEssentials>();

    public DbSet<Contact> Contacts => Set<Contact>();

    public DbSet<ContactWay> ContactWays => Set<ContactWay>();

    public DbSet<Exploitation> Exploitations => Set<Exploitation>();

    public DbSet<ExploitationAccount> ExploitationAccounts => Set<ExploitationAccount>();

    public DbSet<RiskRating> RiskRatings => Set<RiskRating>();

    public DbSet<RiskGrounds> RiskGrounds => Set<RiskGrounds>();

    public DbSet<ConsentRecord> Consents => Set<ConsentRecord>();

    public DbSet<Withholding> Withholdings => Set<Withholding>();

    public DbSet<Disclosure> Disclosures => Set<Disclosure>();

    public DbSet<GuardianshipCase> Guardianships => Set<GuardianshipCase>();

    public DbSet<AgeAssessment> AgeAssessments => Set<AgeAssessment>();

    public DbSet<Interview> Interviews => Set<Interview>();

    public DbSet<InterviewDetails> InterviewDetails => Set<InterviewDetails>();

    public DbSet<InterviewBoxRow> InterviewBox => Set<InterviewBoxRow>();

    public DbSet<InterviewNotes> InterviewNotes => Set<InterviewNotes>();

    public DbSet<InterviewBreach> InterviewBreaches => Set<InterviewBreach>();

    public DbSet<Interpreter> Interpreters => Set<Interpreter>();

    public DbSet<Referral> Referrals => Set<Referral>();

    public DbSet<ReferralBoxRow> ReferralBox => Set<ReferralBoxRow>();

    public DbSet<CaseEntry> CaseEntries => Set<CaseEntry>();

    public DbSet<Attachment> Attachments => Set<Attachment>();

    public DbSet<AttachmentPiece> AttachmentPieces => Set<AttachmentPiece>();

    public DbSet<CaseEvent> CaseEvents => Set<CaseEvent>();

    public DbSet<CaseloadRow> Caseload => Set<CaseloadRow>();

    public DbSet<GuardianshipBoxRow> GuardianshipBox => Set<GuardianshipBoxRow>();

    public DbSet<Assignment> Assignments => Set<Assignment>();

    public DbSet<SearchToken> SearchTokens => Set<SearchToken>();

    public DbSet<Exclusion> Exclusions => Set<Exclusion>();

    public DbSet<Charge> Charges => Set<Charge>();

    public DbSet<Participation> Participations => Set<Participation>();

    public DbSet<BreakGlassRecord> BreakGlasses => Set<BreakGlassRecord>();

    public DbSet<Notification> Notifications => Set<Notification>();

    public DbSet<ErasureRecord> Erasures => Set<ErasureRecord>();

    public DbSet<LegalHold> LegalHolds => Set<LegalHold>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<DueWork> DueWork => Set<DueWork>();

    public DbSet<WakeUp> WakeUps => Set<WakeUp>();

    public DbSet<IdempotentAnswer> IdempotentAnswers => Set<IdempotentAnswer>();

    public DbSet<SignInEvent> SignInEvents => Set<SignInEvent>();

    public DbSet<IntakeSource> IntakeSources => Set<IntakeSource>();

    /// <summary>Options for a connection string: snake_case names, migrations history out of the protected schema.</summary>
    public static DbContextOptions<CaseworkDb> Options(string connectionString) =>
        new DbContextOptionsBuilder<CaseworkDb>().UseNpgsql(connectionString, HistoryTable).UseSnakeCaseNamingConvention().Options;

    internal static void HistoryTable(Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.NpgsqlDbContextOptionsBuilder npgsql) =>
        npgsql.MigrationsHistoryTable("migrations", "access");

    /// <summary>Raises the version of every changed record, so that the second of two writers is noticed.</summary>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<Versioned>().Where(entry => entry.State == EntityState.Modified))
            entry.Entity.Version = entry.OriginalValues.GetValue<int>(nameof(Versioned.Version)) + 1;
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.HasDefaultSchema("casework").ApplyConfigurationsFromAssembly(typeof(CaseworkDb).Assembly);
        model.HasSequence<long>("case_numbers");
        foreach (var entity in model.Model.GetEntityTypes().Where(entity => typeof(Versioned).IsAssignableFrom(entity.ClrType)))
            entity.FindProperty(nameof(Versioned.Version))!.IsConcurrencyToken = true;
        foreach (var id in model.Model.GetEntityTypes().Select(entity => entity.FindProperty("Id")).Where(id => id?.ClrType == typeof(Guid)))
            id!.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions) =>
        conventions.Properties<string>().HaveMaxLength(CodeLength);
}
