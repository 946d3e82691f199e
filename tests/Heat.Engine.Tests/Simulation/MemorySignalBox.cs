using System.Collections.Immutable;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;
using Heat.Templates.Values;

namespace Heat.Engine.Tests.Simulation;

/// <summary>Keeps signals in memory, over the lives of several engines.</summary>
internal sealed class MemorySignalBox(TimeProvider clock)
{
    private int _last;

    /// <summary>What waits, by resource.</summary>
    public ImmutableDictionary<ResourceName, ImmutableArray<Signal>> Waiting { get; private set; } =
        ImmutableDictionary<ResourceName, ImmutableArray<Signal>>.Empty;

    /// <summary>A signal comes.</summary>
    public void Put(string resource, TemplateValue body) =>
        Put(resource, new Signal($"{++_last:D6}", clock.GetUtcNow(), body));

    /// <summary>The last signal of a resource comes once more, as from a cache that lags behind.</summary>
    public void Repeat(string resource, TemplateValue body) => Put(resource, new Signal($"{_last:D6}", clock.GetUtcNow(), body));

    public ISignalBox For(EngineLife life) => new View(this, life);

    private void Put(string resource, Signal signal)
    {
        var name = new ResourceName(resource);
        Waiting = Waiting.SetItem(name, Waiting.GetValueOrDefault(name, []).Add(signal));
    }

    private void Remove(ResourceName resource, ImmutableHashSet<string> ids)
    {
        var left = Waiting.GetValueOrDefault(resource, []).RemoveAll(signal => ids.Contains(signal.Id));
        Waiting = left.IsEmpty ? Waiting.Remove(resource) : Waiting.SetItem(resource, left);
    }

    private sealed class View(MemorySignalBox box, EngineLife life) : ISignalBox
    {
        public Task<ImmutableArray<Signal>> ReadAsync(StackIdentity stack, ResourceName resource, CancellationToken cancellationToken)
        {
            life.Touch();
            return Task.FromResult(box.Waiting.GetValueOrDefault(resource, []));
        }

        public Task RemoveAsync(StackIdentity stack, ResourceName resource, ImmutableHashSet<string> ids, CancellationToken cancellationToken)
        {
            life.Touch();
            lock (box)
            {
                box.Remove(resource, ids);
            }

            life.Touch();
            return Task.CompletedTask;
        }

        public SignalAddress AddressOf(StackIdentity stack, ResourceName resource, TimeSpan? validFor) => new(
            new Uri($"http://heat.test/v1/signal/{resource}?Signature=x"), new Uri($"http://heat.test/v1/project/stacks/{stack.Name}/{stack.Id}/resources/{resource}/signal"), "token");
    }
}
