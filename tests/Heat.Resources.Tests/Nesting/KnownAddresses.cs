using System.Collections.Immutable;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;

namespace Heat.Resources.Tests.Nesting;

/// <summary>Addresses of resources; signals are handed over by the tests.</summary>
internal sealed class KnownAddresses : ISignalBox
{
    public Task<ImmutableArray<Signal>> ReadAsync(StackIdentity stack, ResourceName resource, CancellationToken cancellationToken) =>
        Task.FromResult(ImmutableArray<Signal>.Empty);

    public Task RemoveAsync(StackIdentity stack, ResourceName resource, ImmutableHashSet<string> ids, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public SignalAddress AddressOf(StackIdentity stack, ResourceName resource, TimeSpan? validFor) => new(
        new Uri($"https://signals.example/{stack.Name}/{resource}?signature=secret"),
        new Uri($"https://signals.example/stacks/{stack.Name}/{stack.Id}/resources/{resource}/signal"),
        "token");
}
