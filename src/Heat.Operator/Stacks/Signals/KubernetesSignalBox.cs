using System.Collections.Immutable;
using Heat.Api.Signals;
using Heat.Api.Signing;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;
using Heat.Operator.Hosting;
using Microsoft.Extensions.Options;

namespace Heat.Operator.Stacks.Signals;

/// <summary>The engine's way to the waiting signals, and to the addresses on which they come.</summary>
internal sealed class KubernetesSignalBox(
    IKubernetesClient client, WaitingSignals waiting, StackProjects projects, SignalSigner signer, TimeProvider clock, IOptions<SignalOptions> options)
    : ISignalBox
{
    /// <inheritdoc/>
    public Task<ImmutableArray<Signal>> ReadAsync(StackIdentity stack, ResourceName resource, CancellationToken cancellationToken) =>
        waiting.ReadAsync(stack.Id, resource, cancellationToken);

    /// <inheritdoc/>
    public Task RemoveAsync(StackIdentity stack, ResourceName resource, ImmutableHashSet<string> ids, CancellationToken cancellationToken) =>
        Task.WhenAll(ids.Select(id =>
            client.DeleteAsync<V1Secret>(new EntityKey(stack.Namespace, SignalObjects.NameOf(stack.Id, id)), DeleteOptions.Default, cancellationToken)));

    /// <inheritdoc/>
    public SignalAddress AddressOf(StackIdentity stack, ResourceName resource, TimeSpan? validFor)
    {
        if (options.Value.PublicUrl is not { } reached)
        {
            throw new SignalsNotServedException(
                $"Resource '{resource}' is signalled from outside, and the operator was not told under which address it is reached. "
                + "Set Signals:PublicUrl (signals.publicUrl in the chart) to the URL under which servers reach the operator's signal port.");
        }

        try
        {
            var target = new SignalTarget(projects.Of(stack.Id), stack.Name, stack.Id, resource);
            var expires = clock.GetUtcNow() + validFor;
            return new SignalAddress(
                signer.Address(reached, target, expires), new Uri(reached.AbsoluteUri.TrimEnd('/') + target.NativePath), signer.Token(target, expires))
            {
                WaitConditionUrl = signer.Address(reached, target, expires, isWaitCondition: true),
            };
        }
        catch (SigningUnavailableException exception)
        {
            throw new SignalsNotServedException(exception.Message) { IsPassing = true };
        }
    }
}
