using System.Security.Cryptography;
using AlliancePortal.Casework.Sealing;
using AlliancePortal.Casework.Tests.Kernel.Text;
using AlliancePortal.Testing.Casework;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;

namespace AlliancePortal.Casework.Tests.Sealing;

/// <summary>What somebody says goes under the key of the person whom it is about and comes back word for word, from there alone.</summary>
public sealed class SealsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Any_text_comes_back_word_for_word_and_under_another_persons_key_not_at_all()
    {
        var seals = (await CaseworkWorld.Shared).Services.GetRequiredService<Seals>();
        var (person, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await seals.Keys.CreateAsync(person, Cancel);
        await seals.Keys.CreateAsync(other, Cancel);

        Prop.ForAll(Any.Text.ToArbitrary(), text =>
        {
            var envelope = Now(seals.SealAsync(person, "notes", text, Cancel))!;
            Assert.Equal(text, Now(seals.OpenAsync<string>(person, "notes", envelope, Cancel)));
            Assert.ThrowsAny<CryptographicException>(() => Now(seals.OpenAsync<string>(other, "notes", envelope, Cancel)));
            Assert.ThrowsAny<CryptographicException>(() => Now(seals.OpenAsync<string>(person, "note", envelope, Cancel)));
        }).QuickCheckThrowOnFailure();
    }

    // Both keys are in memory, so that nothing is waited for.
    private static T Now<T>(ValueTask<T> done) => done.AsTask().GetAwaiter().GetResult();
}
