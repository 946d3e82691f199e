using System.Text.Json;
using System.Text.Json.Nodes;
using Heat.Kubernetes.Events;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Status;

namespace Heat.Operator.Stacks.Plans;

/// <summary>The only writer of a plan's status: bounded, and nothing is written where nothing changed.</summary>
internal sealed class PlanStatusWriter(IKubernetesClient client, IEventPublisher events)
{
    /// <summary>Most bytes of a status, so that an object stays far from the server's limit.</summary>
    public const int StatusBytes = 256 * 1024;

    /// <summary>Writes the status where it differs. A plan that is gone is a success.</summary>
    public async Task WriteAsync(V1Alpha1StackPlan plan, V1Alpha1StackPlanStatus status, CancellationToken cancellationToken)
    {
        if (StatusPatch.Between(plan.Status, Bounded(status)) is not { } patch)
        {
            return;
        }

        var previous = plan.Status?.Conditions;
        try
        {
            var stored = await client.PatchStatusAsync<V1Alpha1StackPlan>(EntityKey.Of(plan), patch, cancellationToken);
            plan.Status = stored.Status;
        }
        catch (KubernetesApiException exception) when (exception.IsNotFound)
        {
            return; // nobody wants to know any more
        }

        await events.TellReadyAsync(plan, previous, status.Conditions, cancellationToken);
    }

    /// <summary>The status within the bound: first the values of new objects go, then all values, then entries from the end.</summary>
    internal static JsonObject Bounded(V1Alpha1StackPlanStatus status)
    {
        var smaller = status;
        for (var step = 0; ; step++)
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(smaller, KubernetesJson.Options);
            if (bytes.Length <= StatusBytes || smaller.Changes is not { Count: > 0 } changes)
            {
                return (JsonObject)JsonNode.Parse(bytes)!; // a status is never null
            }

            smaller = smaller with
            {
                Truncated = true,
                Changes = step switch
                {
                    0 => [.. changes.Select(change => change.Action == Engine.Forecasting.ForecastAction.Create ? change with { Properties = null } : change)],
                    1 => [.. changes.Select(change => change with { Properties = null, Drift = null })],
                    _ => [.. changes.Take(changes.Count / 2)],
                },
            };
        }
    }
}
