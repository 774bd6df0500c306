namespace AlliancePortal.Casework.Kernel;

/// <summary>
/// Marks a use case as a dangerous act: whoever asks must have shown the second factor within <see cref="Fresh"/>, so that a machine left open does not do
/// it. The gate refuses with <see cref="Refusal.StepUpRequired"/> after the rights and the shape of the input; pages then ask and go on, programs call
/// <c>POST /api/v1/confirmation</c>. It says nothing about who may: that is <see cref="Permission"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StepUpAttribute : Attribute
{
    /// <summary>How long a second factor counts as fresh, also the one shown when signing in.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);
}

/// <summary>Whether the second factor was shown lately in this sign-in; known where accounts are kept.</summary>
public delegate Task<bool> IsConfirmed(Guid signInId, CancellationToken cancel);
