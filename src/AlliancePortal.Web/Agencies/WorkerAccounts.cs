using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.FactorResets;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Placements;
using AlliancePortal.Casework.SignIns;
using AlliancePortal.Web.Account;
using AlliancePortal.Web.Account.Invitations;
using AlliancePortal.Web.Account.SecondFactor;
using AlliancePortal.Web.Account.Sessions;

namespace AlliancePortal.Web.Agencies;

/// <summary>
/// A worker and their account together: the gate decides and records first, then the account follows. Each act has a scope of its own:
/// a page stays open for hours, and what it has read of an account is old by then.
/// </summary>
public sealed class WorkerAccounts(ICasework casework, SignInJournal journal, IServiceScopeFactory scopes)
{
    /// <summary>Adds a worker and makes the link by which they choose their password.</summary>
    public async Task<Outcome<InvitedWorker>> InviteAsync(Actor actor, AddWorker request, CancellationToken cancel)
    {
        var added = await casework.RunAsync(actor, request, cancel);
        return added.Refusal is { } refusal ? refusal : await LinkAsync(actor, added.Value, request.Email, cancel);
    }

    /// <summary>Another link for a worker who lost theirs or forgot the password; earlier links stop working.</summary>
    public async Task<Outcome<InvitedWorker>> InviteAgainAsync(Actor actor, Guid userId, CancellationToken cancel)
    {
        var worker = await casework.RunAsync(actor, new InviteWorker(userId), cancel);
        return worker.Refusal is { } refusal ? refusal : await LinkAsync(actor, worker.Value.UserId, worker.Value.Email, cancel);
    }

    public async Task<Outcome<WorkLeft>> BlockAsync(Actor actor, Guid userId, CancellationToken cancel)
    {
        var blocked = await casework.RunAsync(actor, new BlockWorker(userId), cancel);
        if (blocked.Succeeded) await InScopeAsync<AccountClosing, bool>(accounts => accounts.CloseAsync(userId, cancel));
        return blocked;
    }

    public async Task<Outcome<WorkerUnblocked>> UnblockAsync(Actor actor, Guid userId, CancellationToken cancel)
    {
        var unblocked = await casework.RunAsync(actor, new UnblockWorker(userId), cancel);
        if (unblocked.Succeeded) await InScopeAsync<AccountClosing, bool>(accounts => accounts.ReopenAsync(userId, cancel));
        return unblocked;
    }

    public async Task<Outcome<SessionsEnded>> EndSessionsAsync(Actor actor, Guid userId, CancellationToken cancel)
    {
        var ended = await casework.RunAsync(actor, new EndWorkerSessions(userId), cancel);
        if (ended.Refusal is { } refusal) return refusal;
        await journal.ChangedAsync(userId, SignInKinds.EndedByAdministrator, SignInPlace.Unknown, actor.UserId);
        await InScopeAsync<AccountClosing, bool>(accounts => accounts.SignOutEverywhereAsync(userId, cancel));
        return ended;
    }

    /// <summary>The second person approves the reset of a lost second factor, and gets the link for the worker.</summary>
    public async Task<Outcome<InvitedWorker>> ApproveFactorResetAsync(Actor actor, Guid resetId, CancellationToken cancel)
    {
        var approved = await casework.RunAsync(actor, new ApproveFactorReset(resetId), cancel);
        if (approved.Refusal is { } refusal) return refusal;
        await journal.ChangedAsync(approved.Value.UserId, SignInKinds.FactorReset, SignInPlace.Unknown, actor.UserId);
        var link = await InScopeAsync<LostFactors, string?>(lost => lost.ResetAsync(approved.Value.UserId, cancel));
        return link is null ? Refusal.NotFound : new InvitedWorker(approved.Value.UserId, link);
    }

    private async Task<Outcome<InvitedWorker>> LinkAsync(Actor actor, Guid userId, string email, CancellationToken cancel)
    {
        var link = await InScopeAsync<InvitationLinks, Outcome<string>>(links => links.CreateAsync(userId, email, cancel));
        if (link.Refusal is { } refusal) return refusal;
        var waiting = await casework.RunAsync(actor, new ListPlacements(), cancel);
        return waiting.Refusal is { } hidden ? hidden : new InvitedWorker(userId, link.Value, waiting.Value.SingleOrDefault(one => one.UserId == userId));
    }

    private async Task<TResult> InScopeAsync<TService, TResult>(Func<TService, Task<TResult>> act) where TService : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }
}

/// <param name="Link">Path of the invitation; it can be read only now.</param>
/// <param name="Waits">The approval without which the link opens nothing; null: none is needed.</param>
public sealed record InvitedWorker(Guid UserId, string Link, PlacementView? Waits = null);
