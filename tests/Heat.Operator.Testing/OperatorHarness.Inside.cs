using Heat.Kubernetes.Client;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Nesting;

namespace Heat.Operator.Testing;

/// <content>Stacks inside stacks.</content>
public sealed partial class OperatorHarness
{
    /// <summary>All stacks inside a Stack, at any depth.</summary>
    public async Task<IReadOnlyList<V1Alpha1Stack>> InsideAsync(string root) =>
        await Client.ListAsync<V1Alpha1Stack>(Namespace, $"{ChildNames.RootLabel}={root}");

    /// <summary>The stack that a resource of a Stack is.</summary>
    public async Task<V1Alpha1Stack> ChildAsync(V1Alpha1Stack parent, string resource) =>
        (await Client.ListAsync<V1Alpha1Stack>(Namespace)).Single(stack => stack.Metadata.Uid == IdOf(parent, resource));

    /// <summary>Waits until a Stack is gone, with all that are inside it.</summary>
    public Task GoneAsync(string root) => EventuallyAsync($"{root} is gone with all inside it", async () =>
        (await InsideAsync(root)).Count == 0 && await Client.GetAsync<V1Alpha1Stack>(root, Namespace, CancellationToken.None) is null);
}
