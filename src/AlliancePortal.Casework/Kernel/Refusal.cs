namespace AlliancePortal.Casework.Kernel;

/// <summary>What kind of answer a refusal is.</summary>
public enum RefusalKind
{
    /// <summary>Not there, or not for this actor: the two answer alike.</summary>
    Hidden,

    /// <summary>A field is wrong.</summary>
    Invalid,

    /// <summary>A rule, or the state of the record, forbids it.</summary>
    Conflict,
}

/// <summary>An expected no, by name. <see cref="Code"/> is stable and is also the key of its text in each language.</summary>
public sealed record Refusal(string Code, RefusalKind Kind = RefusalKind.Conflict)
{
    /// <summary>Names of fields (camelCase, as in JSON) with the codes of what is wrong with them.</summary>
    public IReadOnlyDictionary<string, string[]> Fields { get; init; } = new Dictionary<string, string[]>();

    /// <summary>Hidden and missing.</summary>
    public static Refusal NotFound { get; } = new("not_found", RefusalKind.Hidden);

    /// <summary>Somebody else changed the record first; the typed text is kept by the page, both versions are shown.</summary>
    public static Refusal ChangedMeanwhile { get; } = new("changed_meanwhile");

    /// <summary>The database or a dependency cannot be reached now.</summary>
    public static Refusal Unavailable { get; } = new("unavailable");

    /// <summary>The second factor has to be shown anew; then the same request passes. See <see cref="StepUpAttribute"/>.</summary>
    public static Refusal StepUpRequired { get; } = new("step_up_required");

    /// <summary>One field is wrong.</summary>
    public static Refusal Invalid(string field, string code) =>
        new("invalid", RefusalKind.Invalid) { Fields = new Dictionary<string, string[]> { [field] = [code] } };
}

/// <summary>Leaves a use case with an expected refusal; the gate turns it into an <see cref="Outcome{T}"/> and audits it.</summary>
public sealed class RefusedException(Refusal refusal) : Exception(refusal.Code)
{
    public Refusal Refusal { get; } = refusal;
}

/// <summary>What came of a request: a value, or a named refusal.</summary>
public sealed record Outcome<T>
{
    private readonly T? value;

    private Outcome(T? value, Refusal? refusal) => (this.value, Refusal) = (value, refusal);

    /// <summary>Null when it succeeded.</summary>
    public Refusal? Refusal { get; }

    public bool Succeeded => Refusal is null;

    /// <summary>The value.</summary>
    /// <exception cref="RefusedException">The request was refused.</exception>
    public T Value => Refusal is null ? value! : throw new RefusedException(Refusal);

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}
