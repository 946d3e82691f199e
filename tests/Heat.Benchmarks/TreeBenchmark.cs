using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;
using Heat.Operator.Entities;
using Heat.Operator.Testing;
using Heat.Simulator;

namespace Heat.Benchmarks;

/// <summary>A stack of stacks of stacks, and a group that grows.</summary>
internal sealed class TreeBenchmark(OperatorHarness harness, OperatorProcess process, SimulatedCloud cloud)
{
    private const string Branch = """
        heat_template_version: 2021-04-16
        parameters: { width: { type: number } }
        resources:
          leaves: { type: OS::Heat::ResourceGroup, properties: { count: { get_param: width }, resource_def: { type: OS::Neutron::Net } } }
        """;

    private const string Group = """
        heat_template_version: 2021-04-16
        resources:
          group: { type: OS::Heat::AutoScalingGroup, properties: { min_size: 1, max_size: 1000, desired_capacity: 100, resource: { type: OS::Neutron::Net } } }
        """;

    /// <summary>Creates, looks at and deletes a tree of <paramref name="branches"/> × <paramref name="width"/> leaves.</summary>
    public async Task<string> RunAsync(int branches, int width)
    {
        var template = $$"""
            heat_template_version: 2021-04-16
            resources:
              branches: { type: OS::Heat::ResourceGroup, properties: { count: {{branches}}, resource_def: { type: branch.yaml, properties: { width: {{width}} } } } }
            """;
        cloud.ResetCalls();
        var (cpu, leaves) = (process.Cpu, branches * width);
        var create = await TimeAsync(async () =>
        {
            await harness.ApplyAsync("tree", template, spec => spec["files"] = new JsonObject { ["branch.yaml"] = Branch });
            await harness.ReadyAsync("tree");
        });
        var (createCpu, calls) = (process.Cpu - cpu, cloud.Calls.Values.Sum());
        var stacks = await harness.Client.ListAsync<V1Alpha1Stack>(harness.Namespace);
        var largest = stacks.Max(Bytes);
        var secrets = (await harness.Client.ListAsync<V1Secret>(harness.Namespace)).Max(Bytes);
        var delete = await TimeAsync(() => harness.DeleteAsync("tree"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Tree of {leaves} leaves in {stacks.Count} stacks: created in {create.TotalSeconds:F1} s with {createCpu.TotalMilliseconds / leaves:F2} ms of CPU and {(double)calls / leaves:F2} calls per leaf; largest Stack {largest / 1024} KiB, largest Secret {secrets / 1024} KiB; deleted in {delete.TotalSeconds:F1} s; peak {process.PeakMemory} MiB.");
    }

    /// <summary>A group of 100 is scaled to 200, as <c>kubectl scale</c> does it.</summary>
    public async Task<string> ScaleAsync()
    {
        await harness.ApplyAsync("scaled", Group);
        await harness.ReadyAsync("scaled");
        var child = (await harness.Client.ListAsync<V1Alpha1Stack>(harness.Namespace)).Single(stack => stack.Spec.Replicas is not null);
        var (cpu, watch) = (process.Cpu, Stopwatch.StartNew());
        await harness.Client.PatchScaleAsync<V1Alpha1Stack>(EntityKey.Of(child), 200, CancellationToken.None);
        await harness.UntilAsync(child.Metadata.Name!, "of 200 members", stack => stack.Status?.ResourceCounts?.Complete == 200); // a stored object has a name
        var (elapsed, used) = (watch.Elapsed, process.Cpu - cpu);
        await harness.DeleteAsync("scaled");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Group of 100 scaled to 200: {elapsed.TotalSeconds:F2} s, {used.TotalMilliseconds / 100:F2} ms of CPU per new member.");
    }

    private static int Bytes<T>(T entity) => JsonSerializer.SerializeToUtf8Bytes(entity, KubernetesJson.Options).Length;

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed;
    }
}
