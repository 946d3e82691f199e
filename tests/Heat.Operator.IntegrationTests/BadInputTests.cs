using System.Text.Json.Nodes;
using Heat.Kubernetes.Client;
using Heat.Operator.Entities;
using Heat.Operator.Testing;

namespace Heat.Operator.IntegrationTests;

/// <summary>Every mistake reaches the Ready condition and an event, with the place and the remedy, and creates nothing.</summary>
[Trait("Category", "Cluster")]
public sealed class BadInputTests(OperatorWorld world) : IClassFixture<OperatorWorld>
{
    private const string Good = "heat_template_version: 2021-04-16\nresources: { net: { type: OS::Neutron::Net } }\n";

    public static TheoryData<string, string, StackReason, string[]> Templates => new()
    {
        { "syntax", "heat_template_version: 2021-04-16\nresources: [\n", StackReason.InvalidTemplate, ["template"] },
        { "no-version", "resources: {}\n", StackReason.InvalidTemplate, ["version"] },
        {
            "unknown-type", "heat_template_version: 2021-04-16\nresources: { net: { type: OS::Neutron::Nett } }\n",
            StackReason.InvalidTemplate, ["OS::Neutron::Nett", "OS::Neutron::Net"]
        },
        {
            "no-driver", "heat_template_version: 2021-04-16\nresources: { zone: { type: OS::Designate::Zone, properties: { name: a., email: a@b.example } } }\n",
            StackReason.InvalidTemplate, ["OS::Designate::Zone", "driver"]
        },
        {
            "unknown-property", "heat_template_version: 2021-04-16\nresources: { net: { type: OS::Neutron::Net, properties: { nam: x } } }\n",
            StackReason.InvalidTemplate, ["nam", "name"]
        },
        {
            "missing-parameter", "heat_template_version: 2021-04-16\nparameters: { size: { type: number } }\nresources: { v: { type: OS::Cinder::Volume, properties: { size: { get_param: size } } } }\n",
            StackReason.InvalidTemplate, ["size"]
        },
        {
            "unknown-flavor", "heat_template_version: 2021-04-16\nresources: { s: { type: OS::Nova::Server, properties: { image: cirros, flavor: m1.nanno, networks: [ { allocate_network: none } ] } } }\n",
            StackReason.InvalidTemplate, ["m1.nanno", "m1.nano"]
        },
        {
            "circle", "heat_template_version: 2021-04-16\nresources: { a: { type: OS::Neutron::Net, depends_on: b }, b: { type: OS::Neutron::Net, depends_on: a } }\n",
            StackReason.InvalidTemplate, ["a", "b"]
        },
    };

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task BadTemplate_SaysWhereAndCreatesNothing(string name, string template, StackReason reason, string[] parts)
    {
        await world.Operator.ApplyAsync(name, template);
        await ExpectAsync(name, reason, parts);
        Assert.Empty(world.ObjectsOf(name));
        await world.Operator.DeleteAsync(name);
    }

    [Fact]
    public async Task MissingSecret_IsNamed_AndTheStackGoesOnWhenItComes()
    {
        await world.Operator.ApplyAsync("waits", Good, spec => spec["cloudCredentialsRef"] = new JsonObject { ["secretName"] = "later" });
        await ExpectAsync("waits", StackReason.SourceMissing, ["later", world.Operator.Namespace]);

        await world.Operator.Client.CreateAsync(Heat.Testing.Kubernetes.Entities.ASecret("later", world.Operator.Namespace, ("clouds.yaml", world.CloudsYaml())));

        await world.Operator.ReadyAsync("waits");
        await world.Operator.DeleteAsync("waits");
    }

    [Fact]
    public async Task WrongPassword_IsRefusedByTheCloud_AndTheStackGoesOnWhenItIsRight()
    {
        var secret = await world.Operator.Client.CreateAsync(
            Heat.Testing.Kubernetes.Entities.ASecret("wrong", world.Operator.Namespace, ("clouds.yaml", world.CloudsYaml("not-the-password"))));
        await world.Operator.ApplyAsync("locked", Good, spec => spec["cloudCredentialsRef"] = new JsonObject { ["secretName"] = "wrong" });
        var message = await ExpectAsync("locked", StackReason.AuthenticationFailed, ["wrong"]);
        Assert.DoesNotContain("not-the-password", message, StringComparison.Ordinal);

        secret.Data!["clouds.yaml"] = System.Text.Encoding.UTF8.GetBytes(world.CloudsYaml()); // it was made with data
        await world.Operator.Client.UpdateAsync(secret);

        await world.Operator.ReadyAsync("locked");
        await world.Operator.DeleteAsync("locked");
    }

    [Fact]
    public async Task UnreachableCloud_IsNamed()
    {
        var nowhere = world.CloudsYaml().Replace(world.Cloud.AuthUrl.ToString(), "http://127.0.0.1:9/identity/v3", StringComparison.Ordinal);
        await world.Operator.Client.CreateAsync(Heat.Testing.Kubernetes.Entities.ASecret("nowhere", world.Operator.Namespace, ("clouds.yaml", nowhere)));
        await world.Operator.ApplyAsync("lost", Good, spec => spec["cloudCredentialsRef"] = new JsonObject { ["secretName"] = "nowhere" });
        await ExpectAsync("lost", StackReason.CloudUnreachable, ["nowhere", "127.0.0.1:9"]);

        // Nothing was ever created, so the Stack can go although its cloud is not there.
        await world.Operator.DeleteAsync("lost");
    }

    [Fact]
    public async Task BrokenCloudsYaml_IsNamed()
    {
        await world.Operator.Client.CreateAsync(Heat.Testing.Kubernetes.Entities.ASecret("broken", world.Operator.Namespace, ("clouds.yaml", "clouds: { demo: {} }")));
        await world.Operator.ApplyAsync("broken", Good, spec => spec["cloudCredentialsRef"] = new JsonObject { ["secretName"] = "broken" });
        await ExpectAsync("broken", StackReason.InvalidCredentials, ["broken", "auth"]);
        await world.Operator.DeleteAsync("broken");
    }

    [Fact]
    public async Task Quota_IsReportedInTheCloudsWords_AndTheStackGoesOnWhenThereIsRoom()
    {
        world.Cloud.Options.Quotas["security_group"] = 1;
        try
        {
            const string template = "heat_template_version: 2021-04-16\nresources: { sg: { type: OS::Neutron::SecurityGroup } }\n";
            await world.Operator.ApplyAsync("full", template);
            var stack = await world.Operator.UntilAsync("full", "to hit the quota", one => one.Status?.Resources?.Exists(resource => resource.Reason?.Contains("uota", StringComparison.Ordinal) == true) == true);
            Assert.Contains("sg", stack.Status!.Reason, StringComparison.Ordinal);
        }
        finally
        {
            world.Cloud.Options.Quotas.Remove("security_group");
        }

        await world.Operator.DeleteAsync("full");
        Assert.Empty(world.ObjectsOf("full"));
    }

    [Fact]
    public async Task ImmutableParameter_KeepsItsValue()
    {
        const string template = "heat_template_version: 2021-04-16\nparameters: { cidr: { type: string, immutable: true } }\nresources: { v: { type: OS::Heat::Value, properties: { value: { get_param: cidr } } } }\n";
        await world.Operator.ApplyAsync("fixed", template, spec => spec["parameters"] = new JsonObject { ["cidr"] = "10.0.0.0/24" });
        await world.Operator.ReadyAsync("fixed");

        await world.Operator.ApplyAsync("fixed", template, spec => spec["parameters"] = new JsonObject { ["cidr"] = "10.0.1.0/24" });
        await ExpectAsync("fixed", StackReason.InvalidTemplate, ["cidr", "immutable"]);

        await world.Operator.ApplyAsync("fixed", template, spec => spec["parameters"] = new JsonObject { ["cidr"] = "10.0.0.0/24" });
        await world.Operator.ReadyAsync("fixed");
        await world.Operator.DeleteAsync("fixed");
    }

    private async Task<string> ExpectAsync(string name, StackReason reason, string[] parts)
    {
        var stack = await world.Operator.RefusedAsync(name, reason);
        var message = OperatorHarness.Ready(stack)!.Message!; // RefusedAsync waited for it
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
        await world.Operator.EventuallyAsync("an event says so, too", async () =>
            (await world.Operator.EventsAsync(name)).Any(happened => happened.Reason == reason.ToString() && parts.All(part => happened.Message?.Contains(part, StringComparison.Ordinal) == true)));
        return message;
    }
}
