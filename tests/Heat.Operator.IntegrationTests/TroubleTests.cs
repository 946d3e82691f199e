using System.Text;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;
using Heat.Operator.Testing;
using Heat.Simulator.Faults;
using Heat.Testing.Kubernetes;

namespace Heat.Operator.IntegrationTests;

/// <summary>Whatever goes wrong in the middle of a create, the end is the same: Ready without help, nothing twice.</summary>
[Trait("Category", "Cluster")]
public sealed class TroubleTests(OperatorWorld world) : IClassFixture<OperatorWorld>
{
    private const int Width = 5;

    public static TheoryData<string, FaultRule[]> Faults => new()
    {
        { "unavailable", [new FaultRule { Kind = FaultKind.Status, Status = 503, Probability = 0.5, Times = 60 }] },
        { "throttled", [new FaultRule { Kind = FaultKind.Status, Status = 429, RetryAfter = 1, Probability = 0.3, Times = 10 }] },
        { "broken", [new FaultRule { Kind = FaultKind.Status, Status = 500, Method = "POST", Probability = 0.5, Times = 20 }] },
        { "unanswered", [new FaultRule { Kind = FaultKind.DropAfterCommit, Service = "network", Probability = 0.5, Times = 15 }] },
        {
            "unanswered-creates",
            [
                new FaultRule { Kind = FaultKind.DropAfterCommit, Service = "network", Method = "POST", Times = 4 },
                new FaultRule { Kind = FaultKind.DropAfterCommit, Service = "compute", Method = "POST", Times = 3 },
                new FaultRule { Kind = FaultKind.DropAfterCommit, Service = "volume", Method = "POST", Times = 3 },
            ]
        },
        { "cut", [new FaultRule { Kind = FaultKind.DropBefore, Probability = 0.4, Times = 40 }] },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task CloudInTrouble_EndsReadyWithNothingTwice(string name, FaultRule[] rules)
    {
        foreach (var rule in rules)
        {
            world.Cloud.Faults.Add(rule);
        }

        try
        {
            await world.Operator.ApplyAsync(name, Template());
            await world.Operator.ReadyAsync(name);
        }
        finally
        {
            world.Cloud.Faults.Clear();
        }

        await EndAsync(name);
    }

    [Fact]
    public async Task PasswordRotatedDuringACreate_GoesOnWithTheNewOne()
    {
        await world.Operator.ApplyAsync("rotated", Template());
        await world.Operator.UntilAsync("rotated", "to be under way", stack => stack.Status?.ResourceCounts is not null);
        try
        {
            Assert.True(world.Cloud.ChangePassword("demo", "a-new-one"));
            var secret = await world.Operator.Client.GetAsync<V1Secret>(new EntityKey(world.Operator.Namespace, OperatorHarness.CredentialsSecret));
            secret!.Data!["clouds.yaml"] = Encoding.UTF8.GetBytes(world.CloudsYaml("a-new-one")); // the world made it
            await world.Operator.Client.UpdateAsync(secret);
            await world.Operator.ReadyAsync("rotated");
            await EndAsync("rotated");
        }
        finally
        {
            world.Cloud.ChangePassword("demo", world.Cloud.Options.Password);
            var secret = await world.Operator.Client.GetAsync<V1Secret>(new EntityKey(world.Operator.Namespace, OperatorHarness.CredentialsSecret));
            secret!.Data!["clouds.yaml"] = Encoding.UTF8.GetBytes(world.CloudsYaml()); // as above
            await world.Operator.Client.UpdateAsync(secret);
        }
    }

    [Fact]
    public async Task RevokedTokens_AreReplaced()
    {
        await world.Operator.ApplyAsync("revoked", Template());
        await world.Operator.UntilAsync("revoked", "to be under way", stack => stack.Status?.ResourceCounts is not null);
        world.Cloud.RevokeTokens("demo");
        await world.Operator.ReadyAsync("revoked");
        await EndAsync("revoked");
    }

    [Fact]
    public async Task ApiServerInTrouble_EndsReadyWithNothingTwice()
    {
        await world.Operator.StopOperatorAsync();
        await using var proxy = await FaultyApiServerProxy.StartAsync(world.Operator.Configuration);
        proxy.Inject(new Fault.DropAnswer(), "create", "secrets", times: 2);
        proxy.Inject(new Fault.Refuse(500, "InternalError"), "update", "secrets", times: 3);
        proxy.Inject(new Fault.DropAnswer(), "update", "secrets", times: 2);
        proxy.Inject(new Fault.Refuse(409, "Conflict"), "update", "secrets");
        proxy.Inject(new Fault.Refuse(429, "TooManyRequests", 1), "patch", "stacks", times: 2);
        proxy.Inject(new Fault.CutWatch(1), "watch", "stacks", times: 3);
        await world.Operator.StartOperatorAsync(proxy.Configuration);
        try
        {
            await world.Operator.ApplyAsync("shaken", Template());
            await world.Operator.ReadyAsync("shaken");
            await EndAsync("shaken");
        }
        finally
        {
            await world.Operator.RestartOperatorAsync();
        }
    }

    [Fact]
    public async Task OperatorRestartedDuringACreate_GoesOnWhereItWas()
    {
        await world.Operator.ApplyAsync("restarted", Template());
        for (var restart = 0; restart < 3; restart++)
        {
            await world.Operator.RestartOperatorAsync();
        }

        await world.Operator.ReadyAsync("restarted");
        await EndAsync("restarted");
    }

    private async Task EndAsync(string name)
    {
        foreach (var kind in new[] { "networks", "subnets", "ports", "security-groups", "servers", "volumes" })
        {
            Assert.Equal(Width, world.ObjectsOf(name).Count(one => one.Kind == kind));
        }

        await world.Operator.DeleteAsync(name);
        Assert.Empty(world.ObjectsOf(name));
    }

    private static string Template()
    {
        var text = new StringBuilder("heat_template_version: 2021-04-16\nresources:\n");
        for (var i = 0; i < Width; i++)
        {
            text.Append($$"""
                  net{{i}}: { type: OS::Neutron::Net }
                  subnet{{i}}: { type: OS::Neutron::Subnet, properties: { network: { get_resource: net{{i}} }, cidr: 10.{{i}}.0.0/24 } }
                  port{{i}}: { type: OS::Neutron::Port, properties: { network: { get_resource: net{{i}} }, fixed_ips: [ { subnet: { get_resource: subnet{{i}} } } ] } }
                  group{{i}}: { type: OS::Neutron::SecurityGroup, properties: { rules: [ { protocol: icmp } ] } }
                  server{{i}}: { type: OS::Nova::Server, properties: { image: cirros, flavor: m1.nano, networks: [ { port: { get_resource: port{{i}} } } ] } }
                  volume{{i}}: { type: OS::Cinder::Volume, properties: { size: 1 } }

                """);
        }

        return text.ToString();
    }
}
