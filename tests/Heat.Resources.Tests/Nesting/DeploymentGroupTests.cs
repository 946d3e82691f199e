using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Values;

namespace Heat.Resources.Tests.Nesting;

/// <summary>Groups of deployments, driven by the engine.</summary>
public sealed class DeploymentGroupTests
{
    [Fact]
    public async Task Group_DeploysToEachServerAndCollectsTheAnswers()
    {
        using var tree = Tree("one", "two");
        tree.Want(Group("{ a: one, b: two }", """
            outputs:
              said: { value: { get_attr: [ g, deploy_stdouts ] } }
              one: { value: { get_attr: [ g, deploy_status_codes, a ] } }
            """, "CFN_SIGNAL"));
        await AnswerAsync(tree, 2);
        await tree.SettleAsync();

        Assert.Equal(StackStatus.Complete, tree.Report.Status);
        Assert.Equal("""{"a":"hello of one","b":"hello of two"}""", tree.Output("said").ToString());
        Assert.Equal("0", tree.Output("one").ToString());
        Assert.Equal(["a", "b"], tree.Software.Deployments.Select(deployment => deployment.Resource.Value).Order());
    }

    [Fact]
    public async Task ServersThatComeAndGo_GetAndLoseTheirDeployment()
    {
        using var tree = Tree("one", "two", "three");
        tree.Want(Group("{ a: one, b: two }"));
        await tree.SettleAsync();
        var before = tree.Software.Deployments.Single(deployment => deployment.Server == "two").Id;

        tree.Want(Group("{ b: two, c: three }"));
        await tree.SettleAsync();

        Assert.Equal(["three", "two"], tree.Software.Deployments.Select(deployment => deployment.Server).Order());
        Assert.Equal(before, tree.Software.Deployments.Single(deployment => deployment.Server == "two").Id);
    }

    [Fact]
    public async Task ServerOfAnotherId_GetsAnotherDeployment()
    {
        using var tree = Tree("one", "two");
        tree.Want(Group("{ a: one }"));
        await tree.SettleAsync();

        tree.Want(Group("{ a: two }"));
        await tree.SettleAsync();

        Assert.Equal("two", Assert.Single(tree.Software.Deployments).Server);
    }

    [Fact]
    public async Task Batches_WaitForEachOther()
    {
        using var tree = Tree("one", "two", "three");
        tree.Want(Group("{ a: one, b: two, c: three }", policy: "batch_create: { max_batch_size: 2 }, rolling_update: { max_batch_size: 1 }"));
        await tree.SettleAsync();
        tree.Want(Group("{ a: one, b: two, c: three }", policy: "batch_create: { max_batch_size: 2 }, rolling_update: { max_batch_size: 1 }", name: "other"));
        await tree.SettleAsync();

        Assert.Equal([2, 3, 3, 3, 3], tree.Told("g").Select(told => told.Split(' ').Length));
        Assert.All(tree.Software.Deployments, deployment => Assert.Equal(("other", ResourceAction.Update), (deployment.Config!.Name, deployment.Action)));
    }

    [Fact]
    public async Task StopAtAnyPoint_EndsTheSame()
    {
        var deals = await ScriptAsync(0);
        for (var endsAt = 1; endsAt <= deals; endsAt++)
        {
            await ScriptAsync(endsAt);
        }
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a/b")]
    public void NameThatIsNoResources_IsRefused(string name)
    {
        var properties = Tests.Heat.Contexts.Of("OS::Heat::SoftwareDeploymentGroup", $$$"""{"servers":{"{{{name}}}":"one"}}""").Properties;
        using var tree = Tree();

        Assert.Contains(name, Assert.Single(((IValidatesProperties)tree.Find("OS::Heat::SoftwareDeploymentGroup")!).Validate(properties)), StringComparison.Ordinal);
    }

    private static async Task<int> ScriptAsync(int endsAt)
    {
        using var tree = Tree(endsAt, "one", "two", "three");
        var life = tree.Life;
        tree.Want(Group("{ a: one, b: two }", policy: "batch_create: { max_batch_size: 1 }"));
        await tree.SettleAsync();
        tree.Want(Group("{ b: two, c: three }", policy: "rolling_update: { max_batch_size: 1 }", name: "other"));
        await tree.SettleAsync();
        Assert.Equal(["three", "two"], tree.Software.Deployments.Select(deployment => deployment.Server).Order());
        Assert.Equal(StackStatus.Complete, tree.Report.Status);
        return life.Dealings;
    }

    private static GroupTree Tree(params string[] servers) => Tree(0, servers);

    private static GroupTree Tree(int endsAt, params string[] servers)
    {
        var tree = new GroupTree(endsAt);
        foreach (var server in servers)
        {
            tree.Software.AddServer(server, "team");
        }

        return tree;
    }

    /// <summary>The servers answer as soon as they are told something.</summary>
    private static async Task AnswerAsync(GroupTree tree, int count)
    {
        for (var round = 0; tree.Software.Deployments.Count < count; round++)
        {
            Assert.True(round < 50, "The servers are not told.");
            await tree.RoundAsync();
            tree.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        foreach (var deployment in tree.Software.Deployments)
        {
            var answer = new MapValue(
            [
                new("deploy_stdout", TemplateValue.From($"hello of {deployment.Server}")), new("deploy_status_code", TemplateValue.From(0)),
            ]);
            await ((ISoftwareDeployments)tree.Software).KeepAsync(
                tree.Child("g").Identity, Resources.Heat.Software.DeploymentOutcome.Of(deployment, answer), default);
        }
    }

    private static string Group(string servers, string rest = "", string transport = "NO_SIGNAL", string policy = "", string name = "first") => $$"""
        resources:
          g:
            type: OS::Heat::SoftwareDeploymentGroup
            update_policy: { {{policy}} }
            properties: { servers: {{servers}}, signal_transport: {{transport}}, name: {{name}} }
        {{rest}}
        """;
}
