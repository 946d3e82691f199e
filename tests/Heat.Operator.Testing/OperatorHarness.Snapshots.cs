using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;
using Heat.Operator.Entities;

namespace Heat.Operator.Testing;

/// <content>Snapshots of stacks.</content>
public sealed partial class OperatorHarness
{
    /// <summary>Asks for a snapshot of a Stack.</summary>
    public Task<V1Alpha1StackSnapshot> SnapshotAsync(string name, string stack, SnapshotDeletionPolicy? policy = null) => Client.CreateAsync(new V1Alpha1StackSnapshot
    {
        Metadata = new V1ObjectMeta { Name = name, Namespace = Namespace },
        Spec = new V1Alpha1StackSnapshotSpec { StackRef = new StackReference { Name = stack }, DeletionPolicy = policy },
    });

    /// <summary>Waits until a snapshot is taken.</summary>
    public Task<V1Alpha1StackSnapshot> TakenAsync(string name) => UntilAsync<V1Alpha1StackSnapshot>(
        name, "to be taken", snapshot => snapshot.Status?.Conditions?.Exists(condition => condition is { Type: ConditionTypes.Ready, Status: "True" }) == true);
}
