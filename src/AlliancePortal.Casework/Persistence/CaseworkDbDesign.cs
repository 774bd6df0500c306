using Microsoft.EntityFrameworkCore.Design;

namespace AlliancePortal.Casework.Persistence;

/// <summary>Lets the tool that writes migrations make the context.</summary>
internal sealed class CaseworkDbDesign : IDesignTimeDbContextFactory<CaseworkDb>
{
    public CaseworkDb CreateDbContext(string[] args) => new(CaseworkDb.Options("Host=localhost"));
}
