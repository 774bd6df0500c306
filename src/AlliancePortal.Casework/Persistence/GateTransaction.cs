using AlliancePortal.Casework.Audit;
using AlliancePortal.Casework.Browsing;
using AlliancePortal.Casework.Drafts;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Sealing;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AlliancePortal.Casework.Persistence;

/// <summary>One request in one transaction: ticket, authorise, validate, step up, handle, audit, commit. A refusal rolls the work back and is itself recorded.</summary>
public sealed class GateTransaction(NpgsqlDataSource application, IDbContextFactory<CaseworkDb> contexts, Entrance entrance, Seals seals, TimeProvider time, WakeUps wakeUps, IServiceProvider services, ILogger<GateTransaction> logger)
{
    internal async Task<Outcome<TResult>> RunAsync<TRequest, TResult>(Actor actor, TRequest request, UseCase<TRequest, TResult> useCase, CancellationToken cancel)
        where TRequest : IRequest<TResult>
    {
        var (outcome, beyond) = await TransactAsync(actor, request, useCase, cancel);
        // The transaction is over and its connection given back: only who browses waits.
        await SlowedOpening.WaitAsync(beyond, time, cancel);
        return outcome;
    }

    private async Task<(Outcome<TResult> Outcome, int Beyond)> TransactAsync<TRequest, TResult>(Actor actor, TRequest request, UseCase<TRequest, TResult> useCase, CancellationToken cancel)
        where TRequest : IRequest<TResult>
    {
        var name = typeof(TRequest).Name;
        try
        {
            await using var connection = await application.OpenConnectionAsync(cancel);
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            var now = actor.At(time.GetUtcNow());
            var who = await entrance.EnterAsync(connection, actor, now, cancel);
            if (who is null) return (Refusal.NotFound, 0);

            await using var db = await contexts.CreateDbContextAsync(cancel);
            db.Database.SetDbConnection(connection);
            await db.Database.UseTransactionAsync(transaction, cancel);
            var operation = new Operation(who.Worker, now, db, seals, new AuditTrail());
            var outcome = await AttemptAsync(operation, actor, request, useCase, cancel);
            (outcome, var ended) = await AuditWriting.EndAsync(connection, operation, name, outcome, cancel);
            if (ended.Woke) wakeUps.Poke();
            if (outcome.Succeeded) await FinishAsync(operation, name);
            if (outcome.Refusal is { } refusal) logger.LogInformation("{Request} by {UserId} refused: {Code}", name, actor.UserId, refusal.Code);
            return (outcome, ended.Beyond);
        }
        catch (Exception problem) when (DatabaseRefusals.Lost(problem) is { } broken)
        {
            logger.LogError("{Request} could not reach the database: {SqlState}", name, broken.SqlState);
            return (Refusal.Unavailable, 0);
        }
        catch (NotAuditedException broken)
        {
            logger.LogCritical("{Request} was refused, nothing can be written in the audit: {SqlState}", name, broken.SqlState);
            return (Refusal.Unavailable, 0);
        }
    }

    private async Task<Outcome<TResult>> AttemptAsync<TRequest, TResult>(
        Operation operation, Actor actor, TRequest request, UseCase<TRequest, TResult> useCase, CancellationToken cancel)
        where TRequest : IRequest<TResult>
    {
        try
        {
            if (!May(useCase.Permission, actor, operation)) throw new RefusedException(Refusal.NotFound);
            await useCase.AuthoriseAsync(operation, request, cancel);
            Validate(request);
            await StepUpAsync(useCase.GetType(), actor, cancel);
            if (request is IFromDraft { DraftId: { } draft }) await KeptDrafts.UseUpAsync(operation, draft, cancel);
            var result = await useCase.HandleAsync(operation, request, cancel);
            await operation.Db.SaveChangesAsync(cancel);
            return result;
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
        catch (Exception problem) when (DatabaseRefusals.Of(problem) is { } named)
        {
            return named;
        }
    }

    // Committed is committed: a failure here is ours to repair and no refusal of what was done.
    private async Task FinishAsync(Operation operation, string name)
    {
        foreach (var step in operation.AfterCommit)
        {
            try
            {
                await step(CancellationToken.None);
            }
            catch (NpgsqlException broken)
            {
                logger.LogError("{Request} was committed and a step after it failed: {SqlState}", name, broken.SqlState);
            }
        }
    }

    private async Task StepUpAsync(Type useCase, Actor actor, CancellationToken cancel)
    {
        if (actor.SignInId is { } signIn && Attribute.IsDefined(useCase, typeof(StepUpAttribute)) && !await services.GetRequiredService<IsConfirmed>()(signIn, cancel))
            throw new RefusedException(Refusal.StepUpRequired);
    }

    private void Validate<TRequest>(TRequest request)
    {
        if (services.GetService<IValidator<TRequest>>() is not { } validator) return;
        if (ShapeRefusal.Of(validator.Validate(request)) is { } refusal) throw new RefusedException(refusal);
    }

    private static bool May(Permission permission, Actor actor, Operation operation) =>
        actor.Purpose.Length > 0 ? permission.Purpose == actor.Purpose : permission.Roles.Contains(operation.Worker.Role);
}
