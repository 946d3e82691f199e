using Heat.Engine.Ports;
using Heat.Engine.Stacks;

namespace Heat.Engine.Tests.Simulation;

/// <summary>Keeps states in memory, over the lives of several engines.</summary>
internal sealed class MemoryStore
{
    public Dictionary<StackId, StackState> States { get; } = [];

    public int Saves { get; private set; }

    /// <summary>The next save is refused: another writer was there.</summary>
    public bool RefuseNext { get; set; }

    /// <summary>Saves wait for this.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public IStackStore For(EngineLife life) => new View(this, life);

    private sealed class View(MemoryStore store, EngineLife life) : IStackStore
    {
        public Task<StackState> LoadAsync(StackIdentity stack, CancellationToken cancellationToken)
        {
            life.Touch();
            return Task.FromResult(store.States.GetValueOrDefault(stack.Id, StackState.Empty));
        }

        public async Task SaveAsync(StackIdentity stack, StackState state, CancellationToken cancellationToken)
        {
            await store.Gate;
            cancellationToken.ThrowIfCancellationRequested();
            life.Touch();
            if (store.RefuseNext)
            {
                store.RefuseNext = false;
                throw new StackStateException("Another writer was there.");
            }

            store.States[stack.Id] = state;
            store.Saves++;
            life.Touch();
        }

        public Task DeleteAsync(StackIdentity stack, CancellationToken cancellationToken)
        {
            life.Touch();
            store.States.Remove(stack.Id);
            life.Touch();
            return Task.CompletedTask;
        }
    }
}
