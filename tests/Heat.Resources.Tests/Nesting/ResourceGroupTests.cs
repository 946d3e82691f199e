using Heat.Engine.Stacks;
using Heat.Templates.Values;

namespace Heat.Resources.Tests.Nesting;

/// <summary>Groups of numbered members, driven by the engine.</summary>
public sealed class ResourceGroupTests
{
    [Fact]
    public async Task Group_IsMade_AndAnswersForItsMembers()
    {
        using var tree = new GroupTree();
        tree.Want(Group("count: 3", "a%index%") + Outputs("[g, output]", "[g, refs, 1]", "[g, attributes, output]", "[g, resource.2.output]", "[g, refs_map, '0']"));

        await tree.SettleAsync();

        Assert.Equal(StackStatus.Complete, tree.Report.Status);
        Assert.Equal(["0:a0", "1:a1", "2:a2"], tree.Members("g"));
        Assert.Equal("""["a0","a1","a2"]""", tree.Output("o0").ToString());
        Assert.Equal(tree.Child("g").Seen().PhysicalIds["1"], Text(tree.Output("o1")));
        Assert.Equal("""{"0":"a0","1":"a1","2":"a2"}""", tree.Output("o2").ToString());
        Assert.Equal("\"a2\"", tree.Output("o3").ToString());
        Assert.Equal(tree.Child("g").Seen().PhysicalIds["0"], Text(tree.Output("o4")));
    }

    [Fact]
    public async Task GroupGrowsAndShrinks_HighestNumbersGo()
    {
        using var tree = await MadeAsync("count: 2", "a");
        tree.Want(Group("count: 4", "a"));
        await tree.SettleAsync();
        Assert.Equal(["0:a", "1:a", "2:a", "3:a"], tree.Members("g"));

        tree.Want(Group("count: 1", "a"));
        await tree.SettleAsync();
        Assert.Equal(["0:a"], tree.Members("g"));
        Assert.Equal(3, tree.Told("g").Count());
    }

    [Fact]
    public async Task RemovalPolicy_TakesAMemberOut_AndItsNumberIsNotUsedAgain()
    {
        using var tree = await MadeAsync("count: 3", "a");
        var id = tree.Child("g").Seen().PhysicalIds["1"];
        tree.Want(Group($"count: 2, removal_policies: [ {{ resource_list: [ {id} ] }} ]", "a") + Outputs("[g, removed_rsrc_list]"));
        await tree.SettleAsync();
        Assert.Equal(["0:a", "2:a"], tree.Members("g"));
        Assert.Equal("""["1"]""", tree.Output("o0").ToString());

        tree.Want(Group("count: 3", "a"));
        await tree.SettleAsync();
        Assert.Equal(["0:a", "2:a", "3:a"], tree.Members("g"));
    }

    [Fact]
    public async Task RollingUpdate_GoesInBatches_EachWaitsForTheOneBefore()
    {
        using var tree = await MadeAsync("count: 3", "a");
        tree.Want(Group("count: 3", "b", "update_policy: { rolling_update: { max_batch_size: 2 } }"));
        await tree.SettleAsync();

        Assert.Equal(["0:a 1:a 2:a", "0:a 1:b 2:b", "0:b 1:b 2:b"], tree.Told("g"));
        Assert.Equal(StackStatus.Complete, tree.Report.Status);
    }

    [Fact]
    public async Task BatchesWithPause_TakeTheirTime()
    {
        using var tree = new GroupTree();
        var begin = tree.Clock.GetUtcNow();
        tree.Want(Group("count: 3", "a", "update_policy: { batch_create: { max_batch_size: 1, pause_time: 60 } }"));
        await tree.SettleAsync();

        Assert.Equal(["0:a", "0:a 1:a", "0:a 1:a 2:a"], tree.Told("g"));
        Assert.InRange(tree.Clock.GetUtcNow() - begin, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(4));
    }

    [Fact]
    public async Task PausesLongerThanTheStackMayTake_AreRefused()
    {
        using var tree = new GroupTree();
        tree.Want(Group("count: 3", "a", "update_policy: { batch_create: { max_batch_size: 1, pause_time: 1800 } }"));
        await tree.RoundAsync();
        await tree.RoundAsync();

        var report = Assert.Single(tree.Report.Resources);
        Assert.Contains("The current update policy will result in stack update timeout", report.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BatchThatFails_IsLeftForANewDefinition()
    {
        using var tree = await MadeAsync("count: 2", "a");
        const string Policy = "update_policy: { rolling_update: { max_batch_size: 1 } }";
        tree.Want(Group("count: 2", "b, fail: true", Policy));
        for (var round = 0; round < 20; round++)
        {
            tree.Clock.Advance(TimeSpan.FromSeconds(5));
            await tree.RoundAsync();
        }

        Assert.Equal("0:a 1:b", tree.Told("g").Last());
        Assert.Equal(StackStatus.Failed, tree.Report.Status);
        tree.Want(Group("count: 2", "c", Policy));
        await tree.SettleAsync();
        Assert.Equal(["0:c", "1:c"], tree.Members("g"));
    }

    [Fact]
    public async Task SomethingNewIsRead_TheGroupsStackTellsIt_AndNoMemberChanges()
    {
        using var tree = await MadeAsync("count: 2", "a");
        tree.Want(Group("count: 2", "a") + Outputs("[g, output]"));
        await tree.SettleAsync();

        Assert.Equal("""["a","a"]""", tree.Output("o0").ToString());
        Assert.DoesNotContain(tree.Events("0"), line => line.Contains("UPDATE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task LostRecord_IsMadeOfTheMembersThatThereAre()
    {
        using var tree = await MadeAsync("count: 3, removal_policies: [ { resource_list: [ '1' ] } ]", "a");
        tree.LoseRecord("g");
        await tree.SettleAsync();
        Assert.Equal(["0:a", "2:a", "3:a"], tree.Members("g"));

        tree.Want(Group("count: 4", "a"));
        await tree.SettleAsync();
        Assert.Equal(["0:a", "2:a", "3:a", "4:a"], tree.Members("g"));
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

    private static async Task<int> ScriptAsync(int endsAt)
    {
        using var tree = new GroupTree(endsAt);
        const string Policy = "update_policy: { batch_create: { max_batch_size: 2 }, rolling_update: { max_batch_size: 1, min_in_service: 2 } }";
        var life = tree.Life;
        tree.Want(Group("count: 3", "a", Policy));
        await tree.SettleAsync();
        tree.Want(Group("count: 2, removal_policies: [ { resource_list: [ '0' ] } ]", "b", Policy));
        await tree.SettleAsync();
        Assert.Equal(["1:b", "2:b"], tree.Members("g"));
        Assert.Equal(StackStatus.Complete, tree.Report.Status);
        return life.Dealings;
    }

    private static async Task<GroupTree> MadeAsync(string properties, string value)
    {
        var tree = new GroupTree();
        tree.Want(Group(properties, value));
        await tree.SettleAsync();
        return tree;
    }

    private static string Group(string properties, string value, string policy = "") =>
        $"resources:\n  g: {{ type: OS::Heat::ResourceGroup, properties: {{ {properties}, resource_def: "
        + $"{{ type: OS::Heat::TestResource, properties: {{ value: {value} }} }} }}{(policy.Length > 0 ? ", " + policy : "")} }}\n";

    private static string Outputs(params string[] paths) =>
        "outputs:\n" + string.Concat(paths.Select((path, index) => $"  o{index}: {{ value: {{ get_attr: {path} }} }}\n"));

    private static string Text(TemplateValue value) => ((TextValue)value).Text;
}
