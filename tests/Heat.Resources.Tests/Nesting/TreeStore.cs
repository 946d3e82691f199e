using System.Collections.Concurrent;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;

namespace Heat.Resources.Tests.Nesting;

/// <summary>States of stacks in memory, as one life of an operator reaches them.</summary>
internal sealed class TreeStore(ConcurrentDictionary<StackId, StackState> states, Life life) : IStackStore
{
    public Task<StackState> LoadAsync(StackIdentity stack, CancellationToken cancellationToken) =>
        Task.FromResult(states.GetValueOrDefault(stack.Id, StackState.Empty));

    public Task SaveAsync(StackIdentity stack, StackState state, CancellationToken cancellationToken)
    {
        life.Touch();
        states[stack.Id] = state;
        life.Touch();
        return Task.CompletedTask;
    }

    public Task DeleteAsync(StackIdentity stack, CancellationToken cancellationToken)
    {
        life.Touch();
        states.TryRemove(stack.Id, out _);
        return Task.CompletedTask;
    }
}
