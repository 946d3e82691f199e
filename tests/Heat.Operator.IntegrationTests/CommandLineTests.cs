using Heat.Cli.Hosting;

namespace Heat.Operator.IntegrationTests;

/// <summary>The command line and the operator understand each other: they know the same names, and nothing else of each other.</summary>
[Trait("Category", "Cluster")]
public sealed class CommandLineTests(OperatorWorld world) : IClassFixture<OperatorWorld>
{
    private const string Template = """
        heat_template_version: 2021-04-16
        parameters: { up: { type: boolean, default: true } }
        resources:
          net: { type: OS::Neutron::Net, properties: { admin_state_up: { get_param: up } } }
          subnet: { type: OS::Neutron::Subnet, properties: { network: { get_resource: net }, cidr: 10.1.0.0/24 } }
        """;

    [Fact]
    public async Task Commands_SeeAndMoveAStack()
    {
        await world.Operator.ApplyAsync("cli", Template);
        await world.Operator.ReadyAsync("cli");

        var tree = await RunAsync("tree", "cli", "--all");
        Assert.True(tree.Code == 0, tree.Text);
        Assert.Contains("✓ cli  CREATE COMPLETE  2/2", tree.Text, StringComparison.Ordinal);
        Assert.Contains("✓ subnet  OS::Neutron::Subnet  CREATE COMPLETE", tree.Text, StringComparison.Ordinal);

        var retried = await RunAsync("retry", "cli", "--wait", "--timeout", "60s");
        Assert.True(retried.Code == 0, retried.Text);
        var reconciled = await RunAsync("reconcile", "cli", "--wait", "--timeout", "60s");
        Assert.True(reconciled.Code == 0, reconciled.Text);

        await world.Operator.EventuallyAsync("the history has the end", async () =>
            (await RunAsync("events", "cli")).Text.Contains("subnet", StringComparison.Ordinal));
        Assert.Contains("CREATE COMPLETE", (await RunAsync("events", "cli", "--resource", "net")).Text, StringComparison.Ordinal);

        var plan = await RunAsync("plan", "cli", "-P", "up=false", "--timeout", "60s");
        Assert.True(plan.Code == 0, plan.Text);
        Assert.Contains("  ~ net  OS::Neutron::Net", plan.Text, StringComparison.Ordinal);
        Assert.Contains("admin_state_up: true -> false", plan.Text, StringComparison.Ordinal);

        Assert.Equal(0, (await RunAsync("drift", "cli")).Code);
        await world.Operator.DeleteAsync("cli");
    }

    private async Task<(int Code, string Text)> RunAsync(params string[] words)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var surroundings = new Surroundings { In = TextReader.Null, Out = output, Error = output, Folder = Path.GetTempPath() };
        var code = await HeatProgram.RunAsync([.. words, "-n", world.Operator.Namespace], surroundings, CancellationToken.None);
        return (code, output.ToString());
    }
}
