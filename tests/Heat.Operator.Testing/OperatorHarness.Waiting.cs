using System.Text.Json;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;
using Heat.Operator.Entities;

namespace Heat.Operator.Testing;

/// <content>What is waited for.</content>
public sealed partial class OperatorHarness
{
    /// <summary>Waits until a Stack is ready for its newest spec.</summary>
    /// <remarks>A refusal of its newest spec fails the test at once: nothing but another spec would help.</remarks>
    public async Task<V1Alpha1Stack> ReadyAsync(string name)
    {
        var stack = await UntilAsync(name, "to be ready", stack => IsReady(stack) || IsRefused(stack));
        return IsReady(stack) ? stack : throw new InvalidOperationException($"{name} is refused: {Ready(stack)?.Message}");
    }

    /// <summary>Waits until a Stack is not ready for a reason.</summary>
    public Task<V1Alpha1Stack> RefusedAsync(string name, StackReason reason) =>
        UntilAsync(name, $"to say {reason}", stack => Ready(stack) is { Status: "False" } ready && ready.Reason == reason.ToString());

    /// <summary>Waits until a Stack is as expected.</summary>
    public Task<V1Alpha1Stack> UntilAsync(string name, string expectation, Func<V1Alpha1Stack, bool> predicate) =>
        UntilAsync<V1Alpha1Stack>(name, expectation, predicate);

    /// <summary>Waits until an object is there and as expected.</summary>
    public async Task<TEntity> UntilAsync<TEntity>(string name, string expectation, Func<TEntity, bool> predicate)
        where TEntity : class, IKubernetesObject<V1ObjectMeta>
    {
        using var limit = new CancellationTokenSource(patience);
        TEntity? last = null;
        try
        {
            while (true)
            {
                last = await Client.GetAsync<TEntity>(name, Namespace, limit.Token);
                if (last is not null && predicate(last))
                {
                    return last;
                }

                var options = new ListOptions { FieldSelector = $"metadata.name={name}", ResourceVersion = last?.Metadata.ResourceVersion };
                await foreach (var change in Client.WatchAsync<TEntity>(Namespace, options, limit.Token))
                {
                    last = change.Entity ?? last;
                    if (last is not null && predicate(last))
                    {
                        return last;
                    }
                }
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw new InvalidOperationException($"{typeof(TEntity).Name} {name} did not come {expectation} in {patience}. {Told(last)}");
        }
    }

    /// <summary>Waits for something that cannot be watched.</summary>
    public async Task EventuallyAsync(string what, Func<Task<bool>> holds)
    {
        using var limit = new CancellationTokenSource(patience);
        while (!await holds())
        {
            try
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, limit.Token);
            }
            catch (OperationCanceledException)
            {
                throw new InvalidOperationException($"It did not happen in {patience} that {what}.");
            }
        }
    }

    /// <inheritdoc cref="EventuallyAsync(string, Func{Task{bool}})"/>
    public Task EventuallyAsync(string what, Func<bool> holds) => EventuallyAsync(what, () => Task.FromResult(holds()));

    private static string Told<TEntity>(TEntity? last) => last is null
        ? "It is not there."
        : $"It says: {JsonSerializer.SerializeToNode(last, KubernetesJson.Options)?["status"]?.ToJsonString() ?? "nothing"}";

    private static bool IsRefused(V1Alpha1Stack stack) =>
        stack.Status?.ObservedGeneration == stack.Metadata.Generation
        && Ready(stack) is { Status: "False", Reason: nameof(StackReason.InvalidTemplate) or nameof(StackReason.InvalidSpec) or nameof(StackReason.NotSupported) };
}
