using System.Text.Json.Nodes;
using Heat.Kubernetes.Client;
using Heat.Operator.Testing;

namespace Heat.EndToEnd.Tests;

/// <summary>The sample stack on a real cloud, from its creation to its last trace.</summary>
[Trait("Category", "e2e")]
public sealed class SampleStackTests(RealCloud cloud) : IClassFixture<RealCloud>
{
    private readonly string _name = $"e2e-{Guid.NewGuid().ToString("N")[..8]}";

    [RealCloudFact]
    public async Task SampleStack_IsCreatedChangedRepairedAndDeleted()
    {
        var spec = Sample();
        await cloud.Operator.ApplyAsync(_name, spec);
        var created = await cloud.Operator.ReadyAsync(_name);
        Assert.Equal("12/12", created.Status!.ResourceCounts!.Summary);

        // In place: a description and server metadata. By replacement: the user data of both servers.
        var template = spec["template"]!.ToJsonString(); // the sample has a template
        spec["template"] = JsonNode.Parse(template.Replace("Data of the front", "More data of the front", StringComparison.Ordinal));
        spec["files"]!["greet.sh"] = "#!/bin/sh\necho \"Welcome to $role.\" > /etc/motd\n"; // the sample has files
        await cloud.Operator.ApplyAsync(_name, spec);
        var updated = await cloud.Operator.ReadyAsync(_name);
        Assert.Equal(OperatorHarness.IdOf(created, "volume"), OperatorHarness.IdOf(updated, "volume"));
        Assert.NotEqual(OperatorHarness.IdOf(created, "back"), OperatorHarness.IdOf(updated, "back"));

        await RepairPortAsync(OperatorHarness.IdOf(updated, "port")!); // a ready resource has an id
        await RepairRuleAsync(OperatorHarness.IdOf(updated, "security_group")!); // as above

        await cloud.Operator.DeleteAsync(_name);
        Assert.Empty(await cloud.NamesAsync(_name + "-"));
    }

    private async Task RepairPortAsync(string port)
    {
        await cloud.Session.Service("network").DeleteAsync($"v2.0/ports/{port}", CancellationToken.None);
        await cloud.Operator.UntilAsync(
            _name, "back with another port", stack => OperatorHarness.IsReady(stack) && OperatorHarness.IdOf(stack, "port") is { } id && id != port);
    }

    private async Task RepairRuleAsync(string group)
    {
        var network = cloud.Session.Service("network");
        var rule = await SshRuleAsync(group) ?? throw new InvalidOperationException("The group has no rule for port 22.");
        await network.DeleteAsync($"v2.0/security-group-rules/{(string?)rule["id"]}", CancellationToken.None);
        await cloud.Operator.EventuallyAsync("the rule is back", async () => await SshRuleAsync(group) is not null);
        await cloud.Operator.ReadyAsync(_name);
    }

    private async Task<JsonObject?> SshRuleAsync(string group)
    {
        await foreach (var rule in cloud.Session.Service("network").ListAsync(
            $"v2.0/security-group-rules?security_group_id={group}&port_range_min=22", "security_group_rules", CancellationToken.None))
        {
            return rule;
        }

        return null;
    }

    private static JsonObject Sample()
    {
        var yaml = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "samples", "v1alpha1_stack_web.yaml"));
        var spec = (JsonObject)KubernetesYaml.Parse(yaml).Single()["spec"]!.DeepClone(); // the sample has a spec
        spec["drift"] = new JsonObject { ["interval"] = "10s" };
        if (RealCloud.CloudName is { } name)
        {
            spec["cloudCredentialsRef"]!["cloudName"] = name; // the sample has credentials
        }

        return spec;
    }
}
