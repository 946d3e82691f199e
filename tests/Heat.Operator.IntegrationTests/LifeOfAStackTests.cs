using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.State;
using Heat.Operator.Stacks.Status;
using Heat.Operator.Testing;

namespace Heat.Operator.IntegrationTests;

[Trait("Category", "Cluster")]
public sealed class LifeOfAStackTests(OperatorWorld world) : IClassFixture<OperatorWorld>
{
    private const string Template = $$"""
        heat_template_version: 2021-04-16
        parameters:
          secret: { type: string, hidden: true, default: hunter2 }
        resources:
        {{TemplateParts.Network}}
          password: { type: OS::Heat::RandomString, properties: { length: 20 } }
          server:
            type: OS::Nova::Server
            properties:
              image: cirros
              flavor: m1.nano
              networks: [ { port: { get_resource: port } } ]
              metadata: { hint: { get_param: secret } }
        outputs:
          port: { value: { get_resource: port } }
          password: { value: { get_attr: [ password, value ] } }
        """;

    [Fact]
    public async Task Stack_IsCreatedChangedRepairedAndDeleted()
    {
        await world.Operator.ApplyAsync("life", Template);
        var created = await world.Operator.ReadyAsync("life");
        Assert.Equal(("CREATE", "COMPLETE", "5/5"), (created.Status!.Action, created.Status.Status, created.Status.ResourceCounts!.Summary));
        Assert.Single(world.ObjectsOf("life"), one => one.Kind == "servers");

        await world.Operator.ApplyAsync("life", Template.Replace("fixed_ips:", "admin_state_up: false, fixed_ips:", StringComparison.Ordinal));
        var updated = await world.Operator.ReadyAsync("life");
        Assert.Equal(OperatorHarness.IdOf(created, "port"), OperatorHarness.IdOf(updated, "port"));

        await world.Operator.ApplyAsync("life", Template.Replace("10.1.0.0", "10.2.0.0", StringComparison.Ordinal));
        var replaced = await world.Operator.ReadyAsync("life");
        Assert.NotEqual(OperatorHarness.IdOf(created, "subnet"), OperatorHarness.IdOf(replaced, "subnet"));
        Assert.Single(world.ObjectsOf("life"), one => one.Kind == "subnets");

        await world.Operator.DeleteAsync("life");
        Assert.Empty(world.ObjectsOf("life"));
        Assert.Empty(await world.Operator.Client.ListAsync<V1Secret>(world.Operator.Namespace, $"{StateSecrets.StackIdLabel}={created.Metadata.Uid}"));
    }

    [Fact]
    public async Task PortDeletedBehindItsBack_IsMadeAnew()
    {
        await world.Operator.ApplyAsync("repair", Template, spec => spec["drift"] = new System.Text.Json.Nodes.JsonObject { ["interval"] = "1s" });
        var created = await world.Operator.ReadyAsync("repair");
        var port = OperatorHarness.IdOf(created, "port")!; // a ready resource has an id
        Assert.True(world.Cloud.Delete("ports", port));

        var repaired = await world.Operator.UntilAsync(
            "repair", "back", stack => OperatorHarness.IsReady(stack) && OperatorHarness.IdOf(stack, "port") is { } id && id != port);

        Assert.Single(world.ObjectsOf("repair"), one => one.Kind == "ports");
        Assert.Equal(OperatorHarness.IdOf(repaired, "port"), repaired.Status!.Outputs!.Single(output => output.Name == "port").Value!.Value.GetString());
        await world.Operator.DeleteAsync("repair");
        Assert.Empty(world.ObjectsOf("repair"));
    }

    [Fact]
    public async Task Secrets_StandNowhereButInTheOutputsSecret()
    {
        await world.Operator.ApplyAsync("hush", Template);
        var stack = await world.Operator.ReadyAsync("hush");
        var secret = await world.Operator.Client.GetAsync<V1Secret>(StackOutputsWriter.SecretName("hush"), world.Operator.Namespace, CancellationToken.None);
        var password = System.Text.Encoding.UTF8.GetString(secret!.Data!["password"]); // the stack is ready
        Assert.Equal(20, password.Length);

        var status = System.Text.Json.JsonSerializer.Serialize(stack.Status, KubernetesJson.Options);
        var events = string.Join('\n', (await world.Operator.EventsAsync("hush")).Select(happened => happened.Message));
        Assert.DoesNotContain(password, status + events, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", status + events, StringComparison.Ordinal);
        await world.Operator.DeleteAsync("hush");
    }

    [Fact]
    public async Task ChangedConfigMap_ChangesTheStack()
    {
        var map = await world.Operator.Client.CreateAsync(Heat.Testing.Kubernetes.Entities.AConfigMap("values", world.Operator.Namespace, ("length", "10")));
        const string template = """
            heat_template_version: 2021-04-16
            parameters: { length: { type: number } }
            resources:
              word: { type: OS::Heat::RandomString, properties: { length: { get_param: length } } }
            """;
        await world.Operator.ApplyAsync("watched", template, spec => spec["parametersFrom"] = new System.Text.Json.Nodes.JsonArray(
            new System.Text.Json.Nodes.JsonObject { ["configMapRef"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "values" } }));
        var before = await world.Operator.ReadyAsync("watched");

        map.Data!["length"] = "12"; // it was made with data
        await world.Operator.Client.UpdateAsync(map);

        await world.Operator.UntilAsync("watched", "to follow", stack => OperatorHarness.IsReady(stack) && OperatorHarness.IdOf(stack, "word") != OperatorHarness.IdOf(before, "word"));
        await world.Operator.DeleteAsync("watched");
    }

    [Fact]
    public async Task IdleStack_IsNotWritten()
    {
        await world.Operator.ApplyAsync("idle", Template, spec => spec["drift"] = new System.Text.Json.Nodes.JsonObject { ["interval"] = "500ms" });
        var ready = await world.Operator.ReadyAsync("idle");
        var calls = world.Cloud.Calls.Values.Sum();

        // Several passes have looked at the cloud when the count of calls has grown.
        await world.Operator.EventuallyAsync("the operator looks again", () => world.Cloud.Calls.Values.Sum() > calls + 12);

        var later = await world.Operator.Client.GetAsync<V1Alpha1Stack>("idle", world.Operator.Namespace, CancellationToken.None);
        Assert.Equal(ready.Metadata.ResourceVersion, later!.Metadata.ResourceVersion);
        await world.Operator.DeleteAsync("idle");
    }
}
