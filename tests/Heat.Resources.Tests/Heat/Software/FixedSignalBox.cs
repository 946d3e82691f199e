using System.Collections.Immutable;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;

namespace Heat.Resources.Tests.Heat.Software;

/// <summary>Tells where resources are signalled, and never gets a signal.</summary>
internal sealed class FixedSignalBox : ISignalBox
{
    public Task<ImmutableArray<Signal>> ReadAsync(StackIdentity stack, ResourceName resource, CancellationToken cancellationToken) =>
        Task.FromResult(ImmutableArray<Signal>.Empty);

    public Task RemoveAsync(StackIdentity stack, ResourceName resource, ImmutableHashSet<string> ids, CancellationToken cancellationToken) => Task.CompletedTask;

    public SignalAddress AddressOf(StackIdentity stack, ResourceName resource, TimeSpan? validFor) => new(
        new($"http://heat.example/v1/signal/{stack.Name}/{resource}?Signature=s"),
        new($"http://heat.example/v1/{stack.Namespace}/stacks/{stack.Name}/{stack.Id}/resources/{resource}/signal"),
        $"token-of-{resource}");
}
