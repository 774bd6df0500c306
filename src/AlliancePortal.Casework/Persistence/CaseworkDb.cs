using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Persistence;

/// <summary>The case content. Only use cases reach it, always inside the gate's transaction and under the actor's ticket.</summary>
public sealed class CaseworkDb(DbContextOptions<CaseworkDb> options) : DbContext(options)
{
    private const int CodeLength = 60;

    protected override void OnModelCreating(ModelBuilder model) => model
        .HasDefaultSchema("casework")
        .ApplyConfigurationsFromAssembly(typeof(CaseworkDb).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions) =>
        conventions.Properties<string>().HaveMaxLength(CodeLength);
}
