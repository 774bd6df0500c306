using System.Collections.Frozen;
using System.Reflection;
using AlliancePortal.Casework.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace AlliancePortal.Casework.Persistence;

/// <summary>Finds the use case of a request and runs it in a <see cref="GateTransaction"/>.</summary>
public sealed class CaseworkGate(IServiceScopeFactory scopes) : ICasework
{
    /// <summary>Every use case of the assembly by its request type.</summary>
    public static FrozenDictionary<Type, Type> UseCases { get; } =
        (from type in typeof(CaseworkGate).Assembly.GetTypes()
         where !type.IsAbstract
         let arguments = RequestOf(type)
         where arguments is not null
         select KeyValuePair.Create(arguments[0], type)).ToFrozenDictionary();

    public async Task<Outcome<TResult>> RunAsync<TResult>(Actor actor, IRequest<TResult> request, CancellationToken cancel = default)
    {
        if (!UseCases.TryGetValue(request.GetType(), out var useCase))
            throw new InvalidOperationException($"{request.GetType().Name} has no use case.");
        var call = (ICall<TResult>)Activator.CreateInstance(typeof(Call<,>).MakeGenericType(request.GetType(), typeof(TResult)), useCase)!;
        await using var scope = scopes.CreateAsyncScope();
        return await call.RunAsync(scope.ServiceProvider, actor, request, cancel);
    }

    private static Type[]? RequestOf(Type type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (parent.IsGenericType && parent.GetGenericTypeDefinition() == typeof(UseCase<,>)) return parent.GetGenericArguments();
        }

        return null;
    }

    private interface ICall<TResult>
    {
        Task<Outcome<TResult>> RunAsync(IServiceProvider services, Actor actor, IRequest<TResult> request, CancellationToken cancel);
    }

    private sealed class Call<TRequest, TResult>(Type useCase) : ICall<TResult> where TRequest : IRequest<TResult>
    {
        public Task<Outcome<TResult>> RunAsync(IServiceProvider services, Actor actor, IRequest<TResult> request, CancellationToken cancel) =>
            services.GetRequiredService<GateTransaction>().RunAsync(
                actor, (TRequest)request, (UseCase<TRequest, TResult>)services.GetRequiredService(useCase), cancel);
    }
}
