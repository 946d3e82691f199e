using System.Text;
using System.Text.Json.Nodes;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;
using Heat.Operator.Entities;
using Heat.Operator.Testing;

namespace Heat.Operator.IntegrationTests;

/// <summary>What Stacks have to do with each other: outputs for others, outputs as parameters, and the order of deletion.</summary>
[Trait("Category", "Cluster")]
public sealed class CrossStackTests(OperatorWorld world) : IClassFixture<OperatorWorld>
{
    private const string Giver = """
        heat_template_version: 2021-04-16
        resources:
          net: { type: OS::Neutron::Net }
          password: { type: OS::Heat::RandomString, properties: { length: 20 } }
        outputs:
          network_id: { value: { get_resource: net } }
          word: { value: first }
          password: { value: { get_attr: [ password, value ] } }
        """;

    private const string Taker = """
        heat_template_version: 2021-04-16
        parameters:
          network: { type: string }
          word: { type: string }
          secret: { type: string }
        resources:
          port: { type: OS::Neutron::Port, properties: { network: { get_param: network }, tags: [ { get_param: word } ] } }
        outputs:
          secret: { value: { get_param: secret } }
        """;

    private static readonly Action<JsonObject> Takes = spec => spec["parametersFrom"] = JsonNode.Parse(
        """[ { "stackRef": { "name": "giver", "outputs": { "network": "network_id", "word": "word", "secret": "password" } } } ]""");

    [Fact]
    public async Task OutputsOfAnotherStack_AreParameters_FollowIt_AndHoldItBack()
    {
        await world.Operator.ApplyAsync("taker", Taker, Takes);
        await world.Operator.RefusedAsync("taker", StackReason.DependencyNotReady);
        await world.Operator.ApplyAsync("giver", Giver);
        var taker = await world.Operator.ReadyAsync("taker");
        var secret = Assert.Single(taker.Status!.Outputs!); // it is ready
        Assert.True(secret.Secret);
        Assert.Null(secret.Value);
        var port = world.Cloud.Objects().Single(one => one.Id == OperatorHarness.IdOf(taker, "port"));
        Assert.Equal("ports", port.Kind);

        await world.Operator.ApplyAsync("giver", Giver.Replace("first", "second", StringComparison.Ordinal));
        await world.Operator.UntilAsync("taker", "to follow", stack => stack.Status?.Action == "UPDATE" && OperatorHarness.IsReady(stack));
        Assert.Equal(port.Id, OperatorHarness.IdOf(await world.Operator.ReadyAsync("taker"), "port"));

        await world.Operator.Client.DeleteAsync<V1Alpha1Stack>("giver", world.Operator.Namespace);
        await world.Operator.RefusedAsync("giver", StackReason.StillNeeded);
        Assert.NotEmpty(world.ObjectsOf("giver"));
        await world.Operator.DeleteAsync("taker");
        await world.Operator.DeleteAsync("giver");
        Assert.Empty(world.ObjectsOf("giver"));
    }

    [Fact]
    public async Task AllOutputs_BecomeTheParametersThatTheTemplateDeclares()
    {
        await world.Operator.ApplyAsync("all-giver", Giver);
        await world.Operator.ApplyAsync(
            "all-taker",
            """
            heat_template_version: 2021-04-16
            parameters: { network_id: { type: string } }
            resources: { port: { type: OS::Neutron::Port, properties: { network: { get_param: network_id } } } }
            """,
            spec => spec["parametersFrom"] = JsonNode.Parse("""[ { "stackRef": { "name": "all-giver" } } ]"""));

        await world.Operator.ReadyAsync("all-taker");
        await world.Operator.DeleteAsync("all-taker");
        await world.Operator.DeleteAsync("all-giver");
    }

    [Fact]
    public async Task Outputs_AreWrittenForOthers_AndGoWithTheirEntry_UnlessRetained()
    {
        await world.Operator.ApplyAsync("shares", Giver, spec => spec["outputsTo"] = JsonNode.Parse(
            """[ { "configMapName": "network", "keys": { "network_id": "id" }, "retain": true }, { "secretName": "login", "keys": { "password": "password" } } ]"""));
        var stack = await world.Operator.ReadyAsync("shares");
        Assert.Equal(["ConfigMap/network", "Secret/login"], stack.Status!.OutputsWrittenTo!);
        var map = await world.Operator.Client.GetAsync<V1ConfigMap>("network", world.Operator.Namespace, CancellationToken.None);
        Assert.Equal(OperatorHarness.IdOf(stack, "net"), map!.Data!["id"]);
        var login = await world.Operator.Client.GetAsync<V1Secret>("login", world.Operator.Namespace, CancellationToken.None);
        Assert.Equal(20, Encoding.UTF8.GetString(login!.Data!["password"]).Length);

        map.Data["id"] = "somebody's hand";
        await world.Operator.Client.UpdateAsync(map);
        await world.Operator.EventuallyAsync("the value is put right", async () =>
            (await world.Operator.Client.GetAsync<V1ConfigMap>("network", world.Operator.Namespace, CancellationToken.None))!.Data!["id"] == OperatorHarness.IdOf(stack, "net"));

        await world.Operator.ApplyAsync("shares", Giver, spec => spec["outputsTo"] = new JsonArray());
        await world.Operator.UntilAsync("shares", "to have taken them back", now => OperatorHarness.IsReady(now) && now.Status!.OutputsWrittenTo is null);
        Assert.Null(await world.Operator.Client.GetAsync<V1Secret>("login", world.Operator.Namespace, CancellationToken.None));
        Assert.NotNull(await world.Operator.Client.GetAsync<V1ConfigMap>("network", world.Operator.Namespace, CancellationToken.None));
        await world.Operator.DeleteAsync("shares");
    }

    [Fact]
    public async Task ForeignObject_IsNotOverwritten_AndSecretOutputsStayOutOfConfigMaps()
    {
        await world.Operator.Client.CreateAsync(Heat.Testing.Kubernetes.Entities.AConfigMap("foreign", world.Operator.Namespace, ("id", "mine")));
        await world.Operator.ApplyAsync("careful", Giver, spec => spec["outputsTo"] = JsonNode.Parse(
            """[ { "configMapName": "foreign", "keys": { "network_id": "id" } }, { "configMapName": "leak", "keys": { "password": "password" } } ]"""));

        var stack = await world.Operator.RefusedAsync("careful", StackReason.InvalidSpec);
        var message = OperatorHarness.Ready(stack)!.Message!; // it was refused
        Assert.Contains("The ConfigMap 'foreign' of spec.outputsTo exists already", message, StringComparison.Ordinal);
        Assert.Contains("spec.outputsTo[1]: the output 'password' is secret", message, StringComparison.Ordinal);
        Assert.Equal("2/2", stack.Status!.ResourceCounts!.Summary);
        Assert.Equal("mine", (await world.Operator.Client.GetAsync<V1ConfigMap>("foreign", world.Operator.Namespace, CancellationToken.None))!.Data!["id"]);
        Assert.Null(await world.Operator.Client.GetAsync<V1ConfigMap>("leak", world.Operator.Namespace, CancellationToken.None));

        await world.Operator.Client.DeleteAsync<V1ConfigMap>("foreign", world.Operator.Namespace);
        await world.Operator.ApplyAsync("careful", Giver, spec => spec["outputsTo"] = JsonNode.Parse("""[ { "configMapName": "foreign", "keys": { "network_id": "id" } } ]"""));
        await world.Operator.ReadyAsync("careful");
        await world.Operator.DeleteAsync("careful");
    }

    [Fact]
    public async Task StacksInACircle_AreTold_AndCanBeDeleted()
    {
        await world.Operator.ApplyAsync("hen", Giver, spec => spec["dependsOn"] = JsonNode.Parse("""[ { "name": "egg" } ]"""));
        await world.Operator.ApplyAsync("egg", Giver, spec => spec["dependsOn"] = JsonNode.Parse("""[ { "name": "hen" } ]"""));

        var hen = await world.Operator.RefusedAsync("hen", StackReason.InvalidSpec);
        Assert.Contains("hen -> egg -> hen", OperatorHarness.Ready(hen)!.Message, StringComparison.Ordinal);
        await world.Operator.DeleteAsync("hen");
        await world.Operator.DeleteAsync("egg");
    }
}
