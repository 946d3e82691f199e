using System.Text;
using System.Text.Json.Nodes;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;
using Heat.Operator.Testing;

namespace Heat.Operator.IntegrationTests;

/// <summary>Handing a stack over: export, let go, take over.</summary>
[Trait("Category", "Cluster")]
public sealed class AdoptionTests(OperatorWorld world) : IClassFixture<OperatorWorld>
{
    private const string Template = $$"""
        heat_template_version: 2021-04-16
        parameters:
          size: { type: number, default: 1 }
        resources:
        {{TemplateParts.Network}}
          volume: { type: OS::Cinder::Volume, properties: { size: { get_param: size } } }
          password: { type: OS::Heat::RandomString }
        {{TemplateParts.Server}}
        outputs:
          password: { value: { get_attr: [ password, value ] } }
        """;

    private static readonly string[] Names = ["net", "subnet", "port", "volume", "password", "server"];

    [Fact]
    public async Task ExportedAndOrphaned_IsTakenOverWithEveryId()
    {
        await world.Operator.ApplyAsync("former", Template, spec => spec["parameters"] = new JsonObject { ["size"] = 2 });
        var former = await world.Operator.ReadyAsync("former");
        var password = await PasswordAsync("former");
        await world.Operator.AnnotateAsync("former", "export", "@1");
        await world.Operator.UntilAsync("former", "to be exported", stack => stack.Status?.Handled?.ContainsKey("export") == true);
        await world.Operator.ApplyAsync("former", Template, spec =>
        {
            spec["parameters"] = new JsonObject { ["size"] = 2 };
            spec["deletionPolicy"] = "Orphan";
        });
        await world.Operator.DeleteAsync("former");
        var objects = world.ObjectsOf("former").Select(one => one.Id).Order().ToList();

        await world.Operator.ApplyAsync("latter", AdoptFrom("former-export"));
        var latter = await world.Operator.ReadyAsync("latter");

        Assert.Equal(("ADOPT", "COMPLETE", "6/6"), (latter.Status!.Action, latter.Status.Status, latter.Status.ResourceCounts!.Summary));
        Assert.All(Names, name => Assert.Equal(OperatorHarness.IdOf(former, name), OperatorHarness.IdOf(latter, name)));
        Assert.Equal(objects, world.ObjectsOf("former").Select(one => one.Id).Order());
        Assert.Empty(world.ObjectsOf("latter"));
        Assert.Equal(password, await PasswordAsync("latter"));

        await world.Operator.DeleteAsync("latter");
        Assert.Empty(world.ObjectsOf("former"));
    }

    [Fact]
    public async Task DocumentOfHeat_IsTakenOver_AndWhatItDoesNotNameIsRefused()
    {
        await world.Operator.ApplyAsync("heats", "heat_template_version: 2021-04-16\nresources: { net: { type: OS::Neutron::Net } }", spec => spec["deletionPolicy"] = "Orphan");
        var before = await world.Operator.ReadyAsync("heats");
        await world.Operator.DeleteAsync("heats");
        var id = OperatorHarness.IdOf(before, "net");
        var document = """
            {"name": "heats", "id": "1b1b0b52-35ab-4a0c-a3a0-000000000001", "action": "CREATE", "status": "COMPLETE", "project_id": "p",
             "stack_user_project_id": "p", "tags": [],
             "template": {"heat_template_version": "2021-04-16",
               "parameters": {"cidr": {"type": "string"}},
               "resources": {"net": {"type": "OS::Neutron::Net"},
                 "subnet": {"type": "OS::Neutron::Subnet", "properties": {"network": {"get_resource": "net"}, "cidr": {"get_param": "cidr"}}}}},
             "files": {}, "environment": {"parameters": {"cidr": "10.3.0.0/24"}, "parameter_defaults": {}, "resource_registry": {"resources": {}}, "event_sinks": []},
             "resources": {"net": {"name": "net", "resource_id": "THE-ID", "type": "OS::Neutron::Net", "action": "CREATE", "status": "COMPLETE",
               "metadata": {}, "resource_data": {}}}}
            """.Replace("THE-ID", id, StringComparison.Ordinal);
        await world.Operator.Client.CreateAsync(Heat.Testing.Kubernetes.Entities.ASecret("heats-document", world.Operator.Namespace, ("stack.json", document)));

        await world.Operator.ApplyAsync("taker", AdoptFrom("heats-document"));
        var taker = await world.Operator.UntilAsync("taker", "to refuse the subnet", stack => stack.Status is { Action: "ADOPT", Status: "FAILED" });

        Assert.Equal(id, OperatorHarness.IdOf(taker, "net"));
        Assert.Contains("Resource ID was not provided.", OperatorHarness.Ready(taker)!.Message, StringComparison.Ordinal); // a failed stack has it
        Assert.Single(world.ObjectsOf("heats"));
        await world.Operator.DeleteAsync("taker");
        Assert.Empty(world.ObjectsOf("heats"));
    }

    private static JsonObject AdoptFrom(string secret) => new()
    {
        ["cloudCredentialsRef"] = new JsonObject { ["secretName"] = OperatorHarness.CredentialsSecret },
        ["adoptFrom"] = new JsonObject { ["secretKeyRef"] = new JsonObject { ["name"] = secret, ["key"] = "stack.json" } },
    };

    private async Task<string> PasswordAsync(string stack)
    {
        var secret = await world.Operator.Client.GetAsync<V1Secret>(new EntityKey(world.Operator.Namespace, $"{stack}-outputs"));
        return Encoding.UTF8.GetString(secret!.Data!["password"]); // the output is secret, so it stands there
    }
}
