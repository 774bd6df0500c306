using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Attachments.Inspection;
using AlliancePortal.Casework.Audit;
using AlliancePortal.Casework.Audit.Heads;
using AlliancePortal.Casework.Clock;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Casework.Persistence.Bootstrap;
using AlliancePortal.Casework.Sealing;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace AlliancePortal.Casework;

/// <summary>Puts the casework into a host. The database is prepared before, see <see cref="PortalDatabase"/>.</summary>
public static class CaseworkSetup
{
    public static IServiceCollection AddCasework(this IServiceCollection services, PortalConnections connections, NodeKeys keys, JurisdictionFile jurisdiction)
    {
        services.AddSingleton(jurisdiction).AddSingleton(connections).AddSingleton(keys).AddSingleton(keys.Master).AddSingleton(keys.Portal).AddSingleton(keys.Ticket);
        services.AddSingleton(_ => NpgsqlDataSource.Create(connections.Application));
        // Each transaction of the gate takes one of these for its own connection and gives it back emptied.
        services.AddPooledDbContextFactory<CaseworkDb>(options => options.UseNpgsql(CaseworkDb.HistoryTable).UseSnakeCaseNamingConvention());
        services.AddSingleton(_ => new KeyringDatabase(NpgsqlDataSource.Create(connections.Keyring))).AddSingleton<EncryptionKeys>().AddSingleton<KeyRing>().AddSingleton<Sealing.Rotation.KeyRotation>().AddSingleton<KeyringStatus>().AddSingleton<Sealing.Custody.KeyCustody>();
        services.AddSingleton<Seals>().AddSingleton<SignIns.SignInAddresses>().AddSingleton<SearchKeys>().AddSingleton<StaffReports.ReportCodes>().AddSingleton<Misconduct.MisconductWriting>().AddSingleton<WakeUps>().AddSingleton<NodeCalls>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<HeadSigner>().AddSingleton(new HeadSettings(null, null)).AddSingleton<PublishedHeads>().AddSingleton<AuditVerification>();
        services.AddSingleton(new ClamdSettings(null)).AddSingleton<Clamd>().AddSingleton<FileInspection>();
        services.AddSingleton<Cases.SearchIndex>().AddSingleton<Intake.TakenBefore>().AddSingleton<Intake.CentreNotice>()
            .AddSingleton<Intake.TakenAgain>().AddSingleton<Guardianship.ChildFound>().AddSingleton<Erasure.ErasureReading>().AddSingleton<Intake.Import.ImportPersons>().AddSingleton<Seeding.CaseLoader>().AddSingleton<Entrance>().AddScoped<GateTransaction>().AddSingleton<ICasework, CaseworkGate>();
        foreach (var useCase in CaseworkGate.UseCases.Values) services.AddScoped(useCase);
        services.AddValidatorsFromAssemblyContaining<CaseworkDb>(ServiceLifetime.Singleton, includeInternalTypes: true);
        return services;
    }

    /// <summary>Publishes the heads of the audit outside the database, in a folder and, when one is configured, to a second authority.</summary>
    public static IServiceCollection AddPublishedHeads(this IServiceCollection services, HeadSettings settings) =>
        services.AddSingleton(settings).AddSingleton<HeadPublisher>().AddHostedService<AfterStart<HeadPublisher>>().AddHostedService<HeadWebhook>();

    /// <summary>Lets the portal act by itself on this node: due work, and waking open pages.</summary>
    public static IServiceCollection AddPortalClock(this IServiceCollection services) =>
        services.AddSingleton<PortalClock>().AddHostedService<AfterStart<PortalClock>>()
            .AddHostedService(provider => provider.GetRequiredService<NodeCalls>()).AddHostedService<WakeUpPump>();
}
