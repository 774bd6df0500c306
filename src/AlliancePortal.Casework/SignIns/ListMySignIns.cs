using AlliancePortal.Casework.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.SignIns;

/// <summary>What happened to one's own account, newest first.</summary>
public sealed record ListMySignIns : IRequest<SignInLines>
{
    public const int DefaultSize = 20;
    public const int MostSize = 100;

    /// <summary>Id of the last one of the page before.</summary>
    public Guid? After { get; init; }

    public int Size { get; init; } = DefaultSize;
}

public sealed record SignInLines(IReadOnlyList<SignInLine> Items, Guid? Next);

/// <param name="Kind">A code of <see cref="SignInKinds"/>.</param>
/// <param name="Factor">A code of <see cref="SignInFactors"/>.</param>
/// <param name="Device">Browser and system in words; null: a program, or it did not say.</param>
/// <param name="Address">Of the network; null where no request from outside stood behind.</param>
/// <param name="IsNewPlace">Nobody had signed in there with this account before.</param>
/// <param name="ByAnother">Somebody else did it, by the portal's rules.</param>
public sealed record SignInLine(Guid Id, DateTimeOffset At, string Kind, string? Factor, string? Device, string? Address, bool IsNewPlace, bool ByAnother);

internal sealed class ListMySignInsUseCase(SignInAddresses addresses) : UseCase<ListMySignIns, SignInLines>
{
    public override Permission Permission => Permission.Everyone;

    public override async Task<SignInLines> HandleAsync(Operation operation, ListMySignIns request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "sign_ins");
        var mine = operation.Db.SignInEvents.AsNoTracking();
        if (request.After is { } after)
        {
            var last = await mine.SingleOrDefaultAsync(one => one.Id == after, cancel) ?? throw new RefusedException(Refusal.Invalid("after", "unknown"));
            mine = mine.Where(one => EF.Functions.LessThan(ValueTuple.Create(one.At, one.Id), ValueTuple.Create(last.At, last.Id)));
        }

        var found = await mine.OrderByDescending(one => one.At).ThenByDescending(one => one.Id).Take(request.Size + 1).ToListAsync(cancel);
        var shown = found.Take(request.Size).Select(one =>
            new SignInLine(one.Id, one.At, one.Kind, one.Factor, one.Device, addresses.Open(one.Id, one.Address), one.IsNewPlace, one.ByUserId is not null)).ToList();
        return new SignInLines(shown, found.Count > request.Size ? shown[^1].Id : null);
    }

    internal sealed class Shape : AbstractValidator<ListMySignIns>
    {
        public Shape() => RuleFor(r => r.Size).InclusiveBetween(1, ListMySignIns.MostSize).WithErrorCode("out_of_range");
    }
}
