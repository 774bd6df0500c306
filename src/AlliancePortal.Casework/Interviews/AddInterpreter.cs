using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Codes;
using AlliancePortal.Casework.Kernel.Text;
using FluentValidation;
using FluentValidation.Results;

namespace AlliancePortal.Casework.Interviews;

/// <summary>What the register says of an interpreter.</summary>
public abstract record InterpreterFacts
{
    public required string Name { get; init; }

    /// <summary>Codes of the set <c>language</c>.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    public required string Sex { get; init; }

    public string? Phone { get; init; }

    /// <summary>Last day on which the vetting holds.</summary>
    public required DateOnly VettedUntil { get; init; }

    /// <summary>Code of the set <c>interpreter_status</c>.</summary>
    public string Status { get; init; } = Interpreter.Vetted;
}

/// <summary>Puts an interpreter into the vetted register.</summary>
public sealed record AddInterpreter : InterpreterFacts, IRequest<InterpreterView>;

internal sealed class AddInterpreterUseCase : UseCase<AddInterpreter, InterpreterView>
{
    /// <summary>Those who keep the register, and the first start.</summary>
    internal static Permission Keepers { get; } = new(new HashSet<Role> { Role.VaauSupervisor, Role.Administrator }, Actor.Setup.Purpose);

    public override Permission Permission => Keepers;

    public override Task<InterpreterView> HandleAsync(Operation operation, AddInterpreter request, CancellationToken cancel)
    {
        var interpreter = new Interpreter { Id = NewId.At(operation.Now), Name = PersonText.Line(request.Name).Value!, Sex = request.Sex };
        Write(interpreter, request);
        operation.Db.Interpreters.Add(interpreter);
        operation.Audit.Wrote(null, "interpreter", interpreter.Id);
        return Task.FromResult(ListInterpretersUseCase.View(interpreter, DateOnly.FromDateTime(operation.Now.UtcDateTime)));
    }

    internal static void Write(Interpreter interpreter, InterpreterFacts facts)
    {
        interpreter.Name = PersonText.Line(facts.Name).Value!;
        interpreter.Languages = [.. facts.Languages.Distinct()];
        interpreter.Sex = facts.Sex;
        interpreter.Phone = PersonText.Line(facts.Phone, TextLimits.Phone).Value;
        interpreter.VettedUntil = facts.VettedUntil;
        interpreter.Status = facts.Status;
    }

    internal abstract class FactsShape<T> : AbstractValidator<T> where T : InterpreterFacts
    {
        protected FactsShape()
        {
            RuleFor(r => r.Name).Custom((text, context) => Check(PersonText.Line(text), "Name", context));
            RuleFor(r => r.Languages).NotEmpty().WithErrorCode("empty");
            RuleFor(r => r.Languages).Must(codes => codes.All(code => CodeSets.Default.IsKnown("language", code))).WithErrorCode("unknown");
            RuleFor(r => r.Sex).Must(code => CodeSets.Default.IsKnown("sex", code)).WithErrorCode("unknown");
            RuleFor(r => r.Status).Must(code => CodeSets.Default.IsKnown("interpreter_status", code)).WithErrorCode("unknown");
            RuleFor(r => r.VettedUntil).Must(day => day.Year is > 2000 and < 2100).WithErrorCode("out_of_range");
            RuleFor(r => r.Phone).Custom((text, context) =>
            {
                if (!string.IsNullOrWhiteSpace(text)) Check(PersonText.Line(text, TextLimits.Phone), "Phone", context);
            });
        }

        private static void Check(CleanText text, string field, ValidationContext<T> context)
        {
            if (text.Problem is { } problem) context.AddFailure(new ValidationFailure(field, problem.Code()) { ErrorCode = problem.Code() });
        }
    }

    internal sealed class Shape : FactsShape<AddInterpreter>;
}
