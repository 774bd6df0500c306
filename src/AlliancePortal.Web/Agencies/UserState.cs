using AlliancePortal.Casework.Agencies;
using AlliancePortal.Web.Account;
using AlliancePortal.Web.Shared;

namespace AlliancePortal.Web.Agencies;

/// <summary>Whether a person works, was invited and has no password yet, waits for approval, or is blocked: worker and account seen together.</summary>
public static class UserState
{
    public const string Active = "active";
    public const string Invited = "invited";
    /// <summary>No second person has approved the invitation.</summary>
    public const string Waiting = "waiting";
    public const string Blocked = "blocked";

    public static IReadOnlyList<string> All { get; } = [Active, Invited, Waiting, Blocked];

    public static string Of(WorkerListing worker, IReadOnlyDictionary<Guid, AccountState> accounts) =>
        !worker.IsApproved ? Waiting : !worker.IsActive ? Blocked : accounts.GetValueOrDefault(worker.UserId, AccountState.Invited) == AccountState.Open ? Active : Invited;

    public static ChipState Chip(string state) => state switch
    {
        Active => ChipState.Ok,
        Invited or Waiting => ChipState.Soon,
        _ => ChipState.Neutral,
    };
}
