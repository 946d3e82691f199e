using Heat.Kubernetes.Models;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.History;
using Heat.Operator.Testing;

namespace Heat.Operator.IntegrationTests;

/// <summary>What happened to a stack can be read after Kubernetes has forgotten its Events, and after the operator was another one.</summary>
[Trait("Category", "Cluster")]
public sealed class HistoryTests(OperatorWorld world) : IClassFixture<OperatorWorld>
{
    private const string Template = """
        heat_template_version: 2021-04-16
        parameters: { token: { type: string, hidden: true, default: hunter2 } }
        resources:
          net: { type: OS::Neutron::Net, properties: { tags: [ { get_param: token } ] } }
          subnet: { type: OS::Neutron::Subnet, properties: { network: { get_resource: net }, cidr: 10.1.0.0/24 } }
        """;

    [Fact]
    public async Task WhatHappened_IsKept_OverARestart_AndWithoutSecrets()
    {
        await world.Operator.ApplyAsync("story", Template);
        var stack = await world.Operator.ReadyAsync("story");
        await UntilAsync(stack, "OS::Heat::Stack CREATE COMPLETE");
        var entries = await ReadAsync(stack);
        Assert.Contains("OS::Neutron::Net CREATE IN_PROGRESS", entries.Select(Line));
        Assert.Contains("OS::Neutron::Subnet CREATE COMPLETE", entries.Select(Line));
        Assert.Equal(entries.Select(entry => entry.Id).Order(StringComparer.Ordinal), entries.Select(entry => entry.Id));
        Assert.Equal(OperatorHarness.IdOf(stack, "net"), entries.Last(entry => entry.Resource == "net").PhysicalId);
        Assert.DoesNotContain(entries, entry => entry.ToString().Contains("hunter2", StringComparison.Ordinal));

        await world.Operator.RestartOperatorAsync();
        await world.Operator.ApplyAsync("story", Template.Replace("cidr: 10.1", "name: renamed, cidr: 10.1", StringComparison.Ordinal));
        await world.Operator.UntilAsync("story", "changed", now => now.Status?.Action == "UPDATE" && OperatorHarness.IsReady(now));
        await UntilAsync(stack, "OS::Heat::Stack UPDATE COMPLETE");

        var later = await ReadAsync(stack);
        Assert.Equal(entries.Select(entry => entry.Id), later.Take(entries.Count).Select(entry => entry.Id));
        Assert.Contains("OS::Neutron::Subnet UPDATE COMPLETE", later.Select(Line));
        await world.Operator.DeleteAsync("story");
    }

    [Fact]
    public async Task IdleStack_WritesNoHistory()
    {
        await world.Operator.ApplyAsync("quiet", Template, spec => spec["drift"] = new System.Text.Json.Nodes.JsonObject { ["interval"] = "500ms" });
        var stack = await world.Operator.ReadyAsync("quiet");
        await UntilAsync(stack, "OS::Heat::Stack CREATE COMPLETE");
        var before = await MapAsync(stack);
        var calls = world.Cloud.Calls.Values.Sum();
        await world.Operator.EventuallyAsync("the operator looks again", () => world.Cloud.Calls.Values.Sum() > calls + 12);

        Assert.Equal(before!.Metadata.ResourceVersion, (await MapAsync(stack))!.Metadata.ResourceVersion);
        await world.Operator.DeleteAsync("quiet");
    }

    private Task UntilAsync(V1Alpha1Stack stack, string line) =>
        world.Operator.EventuallyAsync($"the history has {line}", async () => (await ReadAsync(stack)).Exists(entry => Line(entry) == line));

    private Task<V1ConfigMap?> MapAsync(V1Alpha1Stack stack) =>
        world.Operator.Client.GetAsync<V1ConfigMap>(HistoryObjects.NameOf(stack.Metadata.Uid), world.Operator.Namespace, CancellationToken.None);

    private async Task<List<HistoryEntry>> ReadAsync(V1Alpha1Stack stack)
    {
        var book = new HistoryBook();
        if (await MapAsync(stack) is { } map)
        {
            book.Unpack(map.BinaryData![HistoryObjects.EventsKey]); // the operator made it
        }

        return [.. book.Lines.Select(line => HistoryEntry.FromLine(line))];
    }

    private static string Line(HistoryEntry entry) => $"{entry.Type} {entry.Action} {entry.Status}";
}
