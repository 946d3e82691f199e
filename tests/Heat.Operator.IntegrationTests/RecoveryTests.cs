using System.Text;
using System.Text.RegularExpressions;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Recovery;
using Heat.Operator.Stacks.State;
using Heat.Operator.Stacks.Status;
using Heat.Operator.Testing;

namespace Heat.Operator.IntegrationTests;

/// <summary>The Secrets with a stack's state are lost: the state is made anew from the cloud, and nothing in the cloud is made anew.</summary>
[Trait("Category", "Cluster")]
public sealed class RecoveryTests(OperatorWorld world) : IClassFixture<OperatorWorld>
{
    private const string TemplateText = """
        heat_template_version: 2021-04-16
        resources:
          net: { type: OS::Neutron::Net }
          subnet:
            type: OS::Neutron::Subnet
            properties: { network: { get_resource: net }, cidr: 10.1.0.0/24, name: front, dns_nameservers: [ 192.0.2.1 ] }
          router: { type: OS::Neutron::Router, properties: { external_gateway_info: { network: public } } }
          interface: { type: OS::Neutron::RouterInterface, properties: { router: { get_resource: router }, subnet: { get_resource: subnet } } }
          group: { type: OS::Neutron::SecurityGroup, properties: { name: web, rules: [ { protocol: tcp, port_range_min: 80, port_range_max: 80 } ] } }
          bare: { type: OS::Neutron::SecurityGroup }
          rule: { type: OS::Neutron::SecurityGroupRule, properties: { security_group: { get_resource: bare }, protocol: icmp } }
          port:
            type: OS::Neutron::Port
            properties:
              network: { get_resource: net }
              fixed_ips: [ { subnet: { get_resource: subnet } } ]
              security_groups: [ { get_resource: group } ]
              tags: [ blue ]
          address: { type: OS::Neutron::FloatingIP, properties: { floating_network: public } }
          lead:
            type: OS::Neutron::FloatingIPAssociation
            properties: { floatingip_id: { get_resource: address }, port_id: { get_resource: port } }
          key: { type: OS::Nova::KeyPair, properties: { name: login, save_private_key: true } }
          password: { type: OS::Heat::RandomString, properties: { length: 20 } }
          server:
            type: OS::Nova::Server
            properties:
              image: cirros
              flavor: m1.nano
              key_name: { get_resource: key }
              networks: [ { port: { get_resource: port } }, { subnet: { get_resource: subnet } } ]
              metadata: { password: { get_resource: password } }
          named: { type: OS::Nova::Server, properties: { name: second, image: cirros, flavor: m1.nano, networks: [ { network: { get_resource: net } } ] } }
          volume: { type: OS::Cinder::Volume, properties: { size: 1, name: data, description: mine } }
          plug: { type: OS::Cinder::VolumeAttachment, properties: { instance_uuid: { get_resource: server }, volume_id: { get_resource: volume } } }
        outputs:
          address: { value: { get_attr: [ address, floating_ip_address ] } }
          password: { value: { get_attr: [ password, value ] } }
          key: { value: { get_attr: [ key, private_key ] } }
        """;

    [Theory]
    [InlineData("lost-stopped", true)]
    [InlineData("lost-running", false)]
    public async Task LostState_IsRebuilt_AndTheCloudStaysAsItIs(string name, bool isStopped)
    {
        var before = await CreateAsync(name);
        var objects = Everything();
        var secrets = await SecretsAsync(name);
        await LoseAsync(before, isStopped, DeletePagesAsync);

        world.Cloud.ResetCalls();
        var after = await NudgeAsync(name, TemplateOf(name));

        Assert.Equal(Ids(before), Ids(after));
        Assert.Empty(objects.Except(Everything()));
        Assert.Empty(Everything().Except(objects));
        Assert.Empty(Changes());
        Assert.Equal(secrets, await SecretsAsync(name));
        Assert.Contains(await world.Operator.EventsAsync(name), happened => happened.Reason == nameof(StackEventReason.StateRebuilt));
        await EndAsync(name);
    }

    [Fact]
    public async Task DamagedPage_IsReplaced_AndTheCloudStaysAsItIs()
    {
        var before = await CreateAsync("damaged");
        var objects = Everything();
        await LoseAsync(before, isStopped: true, DamagePagesAsync);

        world.Cloud.ResetCalls();
        var after = await NudgeAsync("damaged", TemplateOf("damaged"));

        Assert.Equal(Ids(before), Ids(after));
        Assert.Empty(objects.Except(Everything()));
        Assert.Empty(Everything().Except(objects));
        Assert.Empty(Changes());
        await EndAsync("damaged");
    }

    [Fact]
    public async Task OnePageGone_IsNoticed_AndWhatStoodInItIsNotMadeAgain()
    {
        var many = "heat_template_version: 2021-04-16\nresources:\n"
            + string.Concat(Enumerable.Range(0, 100).Select(index => $"  net{index}: {{ type: OS::Neutron::Net }}\n"));
        await world.Operator.ApplyAsync("many", many);
        var before = await world.Operator.ReadyAsync("many");
        await LoseAsync(before, isStopped: true, async stack =>
        {
            var pages = await PagesAsync(stack);
            Assert.True(pages.Count > 1);
            await world.Operator.Client.DeleteAsync(pages.OrderBy(StateSecrets.IndexOf).Last());
        });

        world.Cloud.ResetCalls();
        var after = await NudgeAsync("many", many);

        Assert.Equal(Ids(before), Ids(after));
        Assert.Empty(Changes());
        await EndAsync("many");
    }

    [Fact]
    public async Task TemplateChangedMeanwhile_IsAppliedToWhatWasFound()
    {
        var before = await CreateAsync("changed");
        var count = Everything().Count;
        await LoseAsync(before, isStopped: true, DeletePagesAsync);

        // A subnet is changed in place, a rule goes, and a server goes for another one.
        var template = TemplateOf("changed")
            .Replace("[ 192.0.2.1 ]", "[ 192.0.2.2 ]", StringComparison.Ordinal)
            .Replace("  rule: {", "  # rule: {", StringComparison.Ordinal)
            .Replace("  named: {", "  other: {", StringComparison.Ordinal);
        var after = await NudgeAsync("changed", template);

        Assert.Equal(Ids(before).Where(Stays), Ids(after).Where(Stays));
        Assert.DoesNotContain(Everything(), line => line.EndsWith(OperatorHarness.IdOf(before, "named")!, StringComparison.Ordinal)); // it was ready
        Assert.Equal(count - 1, Everything().Count);
        await EndAsync("changed");

        static bool Stays(string line) => line.Split(' ')[0] is not ("rule" or "named" or "other");
    }

    [Fact]
    public async Task DeletionWithLostState_LeavesNothing()
    {
        var nothing = Everything();
        var before = await CreateAsync("gone");
        await LoseAsync(before, isStopped: true, DeletePagesAsync, async () => await world.Operator.Client.DeleteAsync<V1Alpha1Stack>("gone", world.Operator.Namespace));

        await world.Operator.DeleteAsync("gone");

        Assert.Equal(nothing, Everything());
    }

    [Fact]
    public async Task DeletionWithDamagedPage_LeavesNothing()
    {
        var nothing = Everything();
        var before = await CreateAsync("broken");
        await LoseAsync(before, isStopped: true, DamagePagesAsync, async () => await world.Operator.Client.DeleteAsync<V1Alpha1Stack>("broken", world.Operator.Namespace));

        await world.Operator.DeleteAsync("broken");

        Assert.Equal(nothing, Everything());
    }

    [Fact]
    public async Task OrphaningWithLostState_NeedsNoState()
    {
        var before = await CreateAsync("orphan");
        var objects = Everything();
        await LoseAsync(before, isStopped: true, DamagePagesAsync, async () =>
        {
            await world.Operator.ApplyAsync("orphan", TemplateOf("orphan"), spec => spec["deletionPolicy"] = "Orphan");
            await world.Operator.Client.DeleteAsync<V1Alpha1Stack>("orphan", world.Operator.Namespace);
        });

        await world.Operator.DeleteAsync("orphan");

        Assert.Equal(objects, Everything());
        Assert.Empty(await PagesAsync(before));
    }

    [Fact]
    public async Task ValueThatIsGone_IsAskedFor_AndMadeAnewWhereAllowed()
    {
        const string template = """
            heat_template_version: 2021-04-16
            resources:
              password: { type: OS::Heat::RandomString }
              net: { type: OS::Neutron::Net, properties: { tags: [ { get_attr: [ password, value ] } ] } }
            """;
        await world.Operator.ApplyAsync("forgotten", template);
        var before = await world.Operator.ReadyAsync("forgotten");
        await LoseAsync(before, isStopped: true, DeletePagesAsync);

        var refused = await world.Operator.RefusedAsync("forgotten", StackReason.StateUnavailable);
        Assert.Contains("password (OS::Heat::RandomString", OperatorHarness.Ready(refused)!.Message, StringComparison.Ordinal);

        refused.Metadata.Annotations = new Dictionary<string, string> { [RecoveryInputs.RenewAnnotation] = "password" };
        await world.Operator.Client.UpdateAsync(refused);
        var after = await NudgeAsync("forgotten", template);
        Assert.Equal(OperatorHarness.IdOf(before, "net"), OperatorHarness.IdOf(after, "net"));
        await world.Operator.DeleteAsync("forgotten");
    }

    [Fact]
    public async Task ObjectsOfOthers_AreNotTouched()
    {
        const string template = """
            heat_template_version: 2021-04-16
            resources:
              net: { type: OS::Neutron::Net }
              subnet: { type: OS::Neutron::Subnet, properties: { network: { get_resource: net }, cidr: 10.9.0.0/24 } }
            """;
        await world.Operator.ApplyAsync("twin", template);
        var before = await world.Operator.ReadyAsync("twin");
        using var cloud = new OtherUser(world);
        var foreign = new[] { await cloud.CreateNetworkAsync("twin-net-abcdefghijkl"), await cloud.CreateNetworkAsync("twin-old-abcdefghijkl") };
        await LoseAsync(before, isStopped: true, DeletePagesAsync);

        var after = await NudgeAsync("twin", template);
        Assert.Equal(Ids(before), Ids(after));
        await world.Operator.DeleteAsync("twin");

        Assert.Equal(foreign.Order(StringComparer.Ordinal), world.ObjectsOf("twin").Select(one => one.Id).Order(StringComparer.Ordinal));
        Assert.All(foreign, id => world.Cloud.Delete("networks", id));
    }

    [Fact]
    public async Task ObjectWithoutIdentity_IsNotTaken_UntilSomebodySaysWhoseItIs()
    {
        const string template = """
            heat_template_version: 2021-04-16
            resources: { net: { type: OS::Neutron::Net } }
            """;
        await world.Operator.ApplyAsync("doubt", template);
        var before = await world.Operator.ReadyAsync("doubt");
        var id = OperatorHarness.IdOf(before, "net")!; // it is ready
        await LoseAsync(before, isStopped: true, async stack =>
        {
            await DeletePagesAsync(stack);
            world.Cloud.Change("networks", id, """{"name": "renamed"}""");
        });

        var refused = await world.Operator.RefusedAsync("doubt", StackReason.StateUnavailable);
        var message = OperatorHarness.Ready(refused)!.Message!; // as expected above
        Assert.Contains(id, message, StringComparison.Ordinal);

        var mark = Regex.Match(message, "doubt-net-[a-z2-7]{12}").Value;
        world.Cloud.Change("networks", id, $$"""{"description": "{{mark}}"}""");
        var after = await NudgeAsync("doubt", template);
        Assert.Equal(id, OperatorHarness.IdOf(after, "net"));
        await world.Operator.DeleteAsync("doubt");
        Assert.DoesNotContain(Everything(), line => line.EndsWith(id, StringComparison.Ordinal));
    }

    /// <summary>A user has one key pair of a name.</summary>
    private static string TemplateOf(string name) => TemplateText.Replace("login", $"{name}-login", StringComparison.Ordinal);

    private async Task<V1Alpha1Stack> CreateAsync(string name)
    {
        await world.Operator.ApplyAsync(name, TemplateOf(name));
        return await world.Operator.ReadyAsync(name);
    }

    private async Task LoseAsync(V1Alpha1Stack stack, bool isStopped, Func<V1Alpha1Stack, Task> lose, Func<Task>? meanwhile = null)
    {
        if (isStopped)
        {
            await world.Operator.StopOperatorAsync();
        }

        await lose(stack);
        await (meanwhile?.Invoke() ?? Task.CompletedTask);
        if (isStopped)
        {
            await world.Operator.StartOperatorAsync();
        }
    }

    /// <summary>A change of the spec makes the operator save something.</summary>
    private async Task<V1Alpha1Stack> NudgeAsync(string name, string template)
    {
        await world.Operator.ApplyAsync(name, template, spec => spec["timeout"] = "59m");
        return await world.Operator.ReadyAsync(name);
    }

    private async Task EndAsync(string name)
    {
        await world.Operator.DeleteAsync(name);
        Assert.Empty(world.ObjectsOf(name));
    }

    private async Task DeletePagesAsync(V1Alpha1Stack stack)
    {
        foreach (var page in await PagesAsync(stack))
        {
            await world.Operator.Client.DeleteAsync(page);
        }
    }

    private async Task DamagePagesAsync(V1Alpha1Stack stack)
    {
        foreach (var page in await PagesAsync(stack))
        {
            page.Data!["incarnations"] = Encoding.UTF8.GetBytes("no page at all"); // a page has data
            await world.Operator.Client.UpdateAsync(page);
        }
    }

    private async Task<IEnumerable<string>> SecretsAsync(string name)
    {
        var secret = await world.Operator.Client.GetAsync<V1Secret>(StackOutputsWriter.SecretName(name), world.Operator.Namespace, CancellationToken.None);
        return secret!.Data!.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}={Encoding.UTF8.GetString(entry.Value)}"); // the stack is ready
    }

    private async Task<IReadOnlyList<V1Secret>> PagesAsync(V1Alpha1Stack stack) =>
        await world.Operator.Client.ListAsync<V1Secret>(world.Operator.Namespace, $"{StateSecrets.StackIdLabel}={stack.Metadata.Uid}");

    private IReadOnlyList<string> Everything() => [.. world.Cloud.Objects().Select(one => $"{one.Kind} {one.Name} {one.Id}").Order(StringComparer.Ordinal)];

    private IEnumerable<string> Changes() => world.Cloud.Calls
        .Where(call => call.Key.Method != "GET" && call.Key.Service != "identity" && call.Value > 0)
        .Select(call => $"{call.Key} {call.Value}");

    private static IEnumerable<string> Ids(V1Alpha1Stack stack) =>
        stack.Status!.Resources!.Select(resource => $"{resource.Name} {resource.PhysicalId}").Order(StringComparer.Ordinal); // it is ready
}
