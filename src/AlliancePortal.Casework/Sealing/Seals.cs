using System.Text.Json;

namespace AlliancePortal.Casework.Sealing;

/// <summary>Seals and opens values under the key of the person (or draft) that they belong to.</summary>
public sealed class Seals(KeyRing keys)
{
    /// <summary>The key ring below.</summary>
    public KeyRing Keys => keys;

    /// <summary>Seals a value; null stays null.</summary>
    /// <exception cref="InvalidOperationException">The subject has no key: it was never made, or was destroyed.</exception>
    public async ValueTask<byte[]?> SealAsync<T>(Guid subject, string field, T? value, CancellationToken cancel) where T : class
    {
        if (value is null) return null;
        var key = await keys.KeyAsync(subject, cancel) ?? throw new InvalidOperationException("The subject has no key.");
        return Envelope.Seal(key, subject, field, JsonSerializer.SerializeToUtf8Bytes(value));
    }

    /// <summary>Seals bytes as they are.</summary>
    /// <exception cref="InvalidOperationException">The subject has no key: it was never made, or was destroyed.</exception>
    public async ValueTask<byte[]> SealBytesAsync(Guid subject, string field, ReadOnlyMemory<byte> bytes, CancellationToken cancel) =>
        Envelope.Seal(await keys.KeyAsync(subject, cancel) ?? throw new InvalidOperationException("The subject has no key."), subject, field, bytes.Span);

    /// <summary>Opens sealed bytes; null when the subject's key was destroyed.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">They were altered, moved, or sealed under another key.</exception>
    public async ValueTask<byte[]?> OpenBytesAsync(Guid subject, string field, byte[] envelope, CancellationToken cancel) =>
        await keys.KeyAsync(subject, cancel) is { } key ? Envelope.Open(key, subject, field, envelope) : null;

    /// <summary>Opens a value; null when there is none or when the subject's key was destroyed.</summary>
    public async ValueTask<T?> OpenAsync<T>(Guid subject, string field, byte[]? envelope, CancellationToken cancel) where T : class
    {
        if (envelope is null || await keys.KeyAsync(subject, cancel) is not { } key) return null;
        return JsonSerializer.Deserialize<T>(Envelope.Open(key, subject, field, envelope));
    }
}
