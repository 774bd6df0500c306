using System.Security.Cryptography;
using AlliancePortal.Web.Account.Invitations;
using AlliancePortal.Web.Account.SecondFactor;
using AlliancePortal.Web.Account.Sessions;
using AlliancePortal.Web.Account.Tokens;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Web.Account;

/// <summary>Names, lengths and keys of the tables in schema <c>account</c>.</summary>
public static class AccountMapping
{
    private const int StampLength = 64;

    /// <summary>Web Authentication, section 5.8.3: ids are at most 1,023 bytes.</summary>
    private const int CredentialIdLength = 1023;

    public static void Apply(ModelBuilder builder)
    {
        builder.Entity<PortalUser>(Users);
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("user_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("user_logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("user_tokens");
        builder.Entity<IdentityUserPasskey<Guid>>(Passkeys);
        builder.Entity<DataProtectionKey>().ToTable("data_protection_keys");
        builder.Entity<ApiToken>(ApiTokens);
        builder.Entity<Session>(Sessions);
        builder.Entity<Invitation>(Invitations);
        builder.Entity<Authenticator>(Authenticators);
        builder.Entity<RecoveryCode>(RecoveryCodes);
    }

    private static void Users(EntityTypeBuilder<PortalUser> user)
    {
        user.ToTable("users");
        user.Property(one => one.Id).ValueGeneratedNever();
        user.Property(one => one.SecurityStamp).HasMaxLength(StampLength);
        user.HasIndex(one => one.NormalizedUserName).IsUnique().HasDatabaseName("ix_users_normalized_user_name");
        user.HasIndex(one => one.NormalizedEmail).IsUnique().HasDatabaseName("ix_users_normalized_email");
    }

    private static void ApiTokens(EntityTypeBuilder<ApiToken> token)
    {
        token.ToTable("api_tokens");
        token.Property(one => one.Id).ValueGeneratedNever();
        token.Property(one => one.AccessHash).HasMaxLength(OpaqueToken.HashLength);
        token.Property(one => one.RefreshHash).HasMaxLength(OpaqueToken.HashLength);
        token.Property(one => one.SecurityStamp).HasMaxLength(StampLength);
        token.HasIndex(one => one.AccessHash).IsUnique();
        token.HasIndex(one => one.RefreshHash).IsUnique();
        token.HasIndex(one => one.FamilyId);
        token.HasOne<PortalUser>().WithMany().HasForeignKey(one => one.UserId).OnDelete(DeleteBehavior.Restrict);
    }

    private static void Sessions(EntityTypeBuilder<Session> session)
    {
        session.ToTable("sessions");
        session.Property(one => one.Id).ValueGeneratedNever();
        session.Property(one => one.SecurityStamp).HasMaxLength(StampLength);
        session.Property(one => one.Device).HasMaxLength(DeviceNames.Longest);
        session.HasIndex(one => one.UserId).HasFilter("ended_at is null");
        session.HasOne<PortalUser>().WithMany().HasForeignKey(one => one.UserId).OnDelete(DeleteBehavior.Restrict);
    }

    private static void Invitations(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.ToTable("invitations");
        invitation.Property(one => one.Id).ValueGeneratedNever();
        invitation.Property(one => one.TokenHash).HasMaxLength(OpaqueToken.HashLength);
        invitation.HasIndex(one => one.TokenHash).IsUnique();
        invitation.HasOne<PortalUser>().WithMany().HasForeignKey(one => one.UserId).OnDelete(DeleteBehavior.Restrict);
    }

    private static void Authenticators(EntityTypeBuilder<Authenticator> authenticator)
    {
        authenticator.ToTable("authenticators");
        authenticator.HasKey(one => one.UserId);
        authenticator.Property(one => one.UserId).ValueGeneratedNever();
        authenticator.HasOne<PortalUser>().WithOne().HasForeignKey<Authenticator>(one => one.UserId).OnDelete(DeleteBehavior.Restrict);
    }

    private static void Passkeys(EntityTypeBuilder<IdentityUserPasskey<Guid>> passkey)
    {
        passkey.ToTable("user_passkeys");
        passkey.HasKey(one => one.CredentialId);
        passkey.Property(one => one.CredentialId).HasMaxLength(CredentialIdLength);
        passkey.OwnsOne(one => one.Data).ToJson();
        passkey.HasIndex(one => one.UserId);
        passkey.HasOne<PortalUser>().WithMany().HasForeignKey(one => one.UserId).OnDelete(DeleteBehavior.Restrict);
    }

    private static void RecoveryCodes(EntityTypeBuilder<RecoveryCode> code)
    {
        code.ToTable("recovery_codes");
        code.Property(one => one.Id).ValueGeneratedNever();
        code.Property(one => one.CodeHash).HasMaxLength(SHA256.HashSizeInBytes);
        code.HasIndex(one => new { one.UserId, one.CodeHash }).IsUnique();
        code.HasOne<PortalUser>().WithMany().HasForeignKey(one => one.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}
