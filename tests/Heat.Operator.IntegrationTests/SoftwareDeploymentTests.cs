using System.Text;
using System.Text.Json.Nodes;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Software;
using Heat.Operator.Stacks.Status;
using Heat.Operator.Testing;

namespace Heat.Operator.IntegrationTests;

/// <summary>Agents in servers fetch their deployments over HTTP and answer, as those of Heat do.</summary>
[Trait("Category", "Cluster")]
public sealed class SoftwareDeploymentTests(OperatorWorld world) : IClassFixture<OperatorWorld>
{
    private const string ByCfn = """
        heat_template_version: 2021-04-16
        parameters:
          port: { type: string, default: "80" }
          password: { type: string, hidden: true, default: hunter2 }
        resources:
          net: { type: OS::Neutron::Net }
          subnet: { type: OS::Neutron::Subnet, properties: { network: { get_resource: net }, cidr: 10.1.0.0/24 } }
          server:
            type: OS::Nova::Server
            properties:
              image: cirros
              flavor: m1.nano
              networks: [ { network: { get_resource: net } } ]
              user_data_format: SOFTWARE_CONFIG
          config:
            type: OS::Heat::SoftwareConfig
            properties:
              group: script
              config: "echo on $port > ${heat_outputs_path}.result"
              inputs: [ { name: port }, { name: password } ]
              outputs: [ { name: result } ]
          install:
            type: OS::Heat::SoftwareDeployment
            properties:
              config: { get_resource: config }
              server: { get_resource: server }
              actions: [ CREATE, UPDATE, DELETE ]
              input_values: { port: { get_param: port }, password: { get_param: password } }
        outputs:
          settings: { value: { get_attr: [ server, os_collect_config ] } }
          result: { value: { get_attr: [ install, result ] } }
          code: { value: { get_attr: [ install, deploy_status_code ] } }
        """;

    private const string ByHeat = """
        heat_template_version: 2021-04-16
        resources:
          server: { type: OS::Heat::DeployedServer, properties: { software_config_transport: POLL_SERVER_HEAT } }
          config:
            type: OS::Heat::StructuredConfig
            properties: { config: { listen: { get_input: port } }, inputs: [ { name: port, default: 8080 } ] }
          install:
            type: OS::Heat::StructuredDeployment
            properties: { config: { get_resource: config }, server: { get_resource: server }, signal_transport: HEAT_SIGNAL }
        outputs:
          settings: { value: { get_attr: [ server, os_collect_config ] } }
          said: { value: { get_attr: [ install, deploy_stdout ] } }
        """;

    private const string ToAGroup = """
        heat_template_version: 2021-04-16
        resources:
          one: { type: OS::Heat::DeployedServer }
          two: { type: OS::Heat::DeployedServer }
          config: { type: OS::Heat::SoftwareConfig, properties: { group: script, config: hostname } }
          all:
            type: OS::Heat::SoftwareDeploymentGroup
            properties: { config: { get_resource: config }, servers: { a: { get_resource: one }, b: { get_resource: two } } }
        outputs:
          settings: { value: { get_attr: [ one, os_collect_config ] } }
          others: { value: { get_attr: [ two, os_collect_config ] } }
          said: { value: { get_attr: [ all, deploy_stdouts ] } }
        """;

    private OperatorHarness Operator => world.Operator;

    [Fact]
    public async Task AgentByCfn_CarriesOutCreationUpdateAndRemoval()
    {
        await Operator.ApplyAsync("cfn", ByCfn);
        using var agent = await AgentAsync("cfn");
        await RunAsync(agent, Succeed);
        var created = await Operator.ReadyAsync("cfn");
        Assert.Equal(("CREATE on 80", "0"), (Output(created, "result"), Output(created, "code")));

        await Operator.ApplyAsync("cfn", ByCfn, spec => spec["parameters"] = new JsonObject { ["port"] = "81" });
        await RunAsync(agent, Succeed);
        var updated = await Operator.ReadyAsync("cfn");
        Assert.Equal("UPDATE on 81", Output(updated, "result"));
        Assert.Equal(OperatorHarness.IdOf(created, "install"), OperatorHarness.IdOf(updated, "install"));
        Assert.Equal(2, agent.Done.Distinct().Count());

        var removal = Operator.DeleteAsync("cfn");
        await RunAsync(agent, inputs => Answer(0, $"bye {inputs["deploy_action"]}"));
        await removal;
        Assert.Empty(world.ObjectsOf("cfn"));
        Assert.Empty(await RecordsAsync(created));
    }

    [Fact]
    public async Task AgentByHeat_CarriesOutAndAnswersWithItsOwnToken()
    {
        await Operator.ApplyAsync("native", ByHeat);
        using var agent = await AgentAsync("native");
        var told = await agent.CollectAsync();

        await RunAsync(agent, inputs => Answer(0, $"I am {inputs["deploy_user_id"].Split('.')[^1]}"));

        Assert.Equal("I am install", Output(await Operator.ReadyAsync("native"), "said"));
        Assert.NotNull(told["os-collect-config"]);
        var config = (await agent.CollectAsync())["deployments"]!.AsArray().Single()!["config"]!;
        Assert.Equal("""{"listen":8080}""", config.ToJsonString());
        await Operator.DeleteAsync("native");
    }

    [Fact]
    public async Task FailureOnTheServer_IsToldAndTriedAnew()
    {
        await Operator.ApplyAsync("failing", ByCfn.Replace(", DELETE", "", StringComparison.Ordinal));
        using var agent = await AgentAsync("failing");

        await RunAsync(agent, _ => Answer(2, "no disk"));
        await Operator.EventuallyAsync("an event tells of the failure", async () => (await Operator.EventsAsync("failing")).Any(told =>
            told.Message?.Contains("Deployment to server failed: deploy_status_code : Deployment exited with non-zero status code: 2", StringComparison.Ordinal) == true));

        await RunAsync(agent, Succeed);
        await Operator.ReadyAsync("failing");
        Assert.Equal(2, agent.Done.Count);
        await Operator.DeleteAsync("failing");
    }

    [Fact]
    public async Task FailureOnAnUpdate_IsToldToTheServerAgainByRetry()
    {
        var template = ByCfn.Replace(", DELETE", "", StringComparison.Ordinal);
        void OnAnotherPort(JsonObject spec) => spec["parameters"] = new JsonObject { ["port"] = "81" };
        await Operator.ApplyAsync("anew", template);
        using var agent = await AgentAsync("anew");
        await RunAsync(agent, Succeed);
        var created = await Operator.ReadyAsync("anew");
        await Operator.ApplyAsync("anew", template, OnAnotherPort);
        await RunAsync(agent, _ => Answer(2, "no disk"));
        await Operator.UntilAsync("anew", "to fail", stack => stack.Status is { Action: "UPDATE", Status: "FAILED" });
        Assert.Equal(0, await agent.RunAsync(Succeed));

        await Operator.Client.PatchAsync<V1Alpha1Stack>(
            new EntityKey(Operator.Namespace, "anew"),
            V1Patch.Merge((JsonNode)new JsonObject
            {
                ["metadata"] = new JsonObject { ["annotations"] = new JsonObject { [$"{V1Alpha1Stack.GroupName}/retry"] = "1" } },
            }));
        await RunAsync(agent, Succeed);

        var mended = await Operator.ReadyAsync("anew");
        Assert.Equal("UPDATE on 81", Output(mended, "result"));
        Assert.Equal(OperatorHarness.IdOf(created, "install"), OperatorHarness.IdOf(mended, "install"));
        Assert.Equal(3, agent.Done.Distinct().Count());
        await Operator.DeleteAsync("anew");
    }

    [Fact]
    public async Task Group_DeploysToEachServer()
    {
        await Operator.ApplyAsync("all", ToAGroup);
        using var one = await AgentAsync("all");
        using var two = await AgentAsync("all", "others");

        await RunAsync(one, _ => Answer(0, "I am one"));
        await RunAsync(two, _ => Answer(0, "I am two"));

        var said = Output(await Operator.ReadyAsync("all"), "said")!;
        Assert.Equal("""{"a":"I am one","b":"I am two"}""", JsonNode.Parse(said)!.ToJsonString());
        await Operator.DeleteAsync("all");
    }

    [Fact]
    public async Task Secrets_StandInSecretsAlone()
    {
        await Operator.ApplyAsync("quiet", ByCfn.Replace(", DELETE", "", StringComparison.Ordinal));
        using var agent = await AgentAsync("quiet");
        await RunAsync(agent, inputs => Answer(0, inputs["password"] == "hunter2" ? "seen" : "not seen"));

        var stack = await Operator.ReadyAsync("quiet");

        var shown = System.Text.Json.JsonSerializer.Serialize(stack, KubernetesJson.Options);
        Assert.DoesNotContain("hunter2", shown.Replace("default: hunter2", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("secret_access_key", System.Text.Json.JsonSerializer.Serialize(stack.Status, KubernetesJson.Options), StringComparison.Ordinal);
        await Operator.DeleteAsync("quiet");
    }

    private static JsonObject Succeed(IReadOnlyDictionary<string, string> inputs)
    {
        var answer = Answer(0, "");
        answer["result"] = $"{inputs["deploy_action"]} on {inputs["port"]}";
        return answer;
    }

    private static JsonObject Answer(int code, string said) =>
        new() { ["deploy_stdout"] = said, ["deploy_stderr"] = "", ["deploy_status_code"] = code };

    private static string? Output(V1Alpha1Stack stack, string name) =>
        stack.Status!.Outputs!.Single(output => output.Name == name).Value?.ToString();

    private Task RunAsync(AgentInServer agent, Func<IReadOnlyDictionary<string, string>, JsonObject> hook) =>
        Operator.EventuallyAsync("the agent finds something to do", async () => await agent.RunAsync(hook) > 0);

    /// <summary>The agent with the settings that the server had at boot.</summary>
    private async Task<AgentInServer> AgentAsync(string stack, string output = "settings")
    {
        JsonObject? settings = null;
        await Operator.EventuallyAsync("the agent's settings are told", async () =>
        {
            var secret = await Operator.Client.GetAsync<V1Secret>(StackOutputsWriter.SecretName(stack), Operator.Namespace, default);
            settings = secret?.Data?.GetValueOrDefault(output) is { Length: > 0 } json ? JsonNode.Parse(Encoding.UTF8.GetString(json)) as JsonObject : null;
            return settings?.ContainsKey("collectors") == true;
        });
        return new AgentInServer(settings!); // it was told
    }

    private async Task<IEnumerable<V1Secret>> RecordsAsync(V1Alpha1Stack stack) =>
        (await Operator.Client.ListAsync<V1Secret>(Operator.Namespace, SoftwareSecrets.KindLabel))
            .Where(secret => secret.Metadata.OwnerReferences?.Exists(owner => owner.Uid == stack.Metadata.Uid) == true);
}
