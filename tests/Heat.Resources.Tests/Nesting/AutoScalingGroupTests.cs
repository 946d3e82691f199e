using Heat.Engine.Ports;
using Heat.Engine.Stacks;
using Heat.Templates.Values;

namespace Heat.Resources.Tests.Nesting;

/// <summary>Groups that scale, with their policies, driven by the engine.</summary>
public sealed class AutoScalingGroupTests
{
    [Fact]
    public async Task Group_StartsWithTheDesiredCapacity_AndAnswersForItsMembers()
    {
        using var tree = await MadeAsync("desired_capacity: 2", outputs:
            """
              size: { value: { get_attr: [g, current_size] } }
              list: { value: { get_attr: [g, outputs_list, output] } }
              map: { value: { get_attr: [g, outputs, output] } }
              first: { value: { get_attr: [g, resource.0.output] } }
              refs: { value: { get_attr: [g, refs] } }
            """);

        var names = tree.Members("g").Select(member => member.Split(':')[0]).ToArray();
        Assert.Equal(2, names.Length);
        Assert.Equal("2", tree.Output("size").ToString());
        Assert.Equal("""["a","a"]""", tree.Output("list").ToString());
        Assert.Equal($$"""{"{{names[0]}}":"a","{{names[1]}}":"a"}""", tree.Output("map").ToString());
        Assert.Equal("\"a\"", tree.Output("first").ToString());
        Assert.Equal(2, ((ListValue)tree.Output("refs")).Items.Length);
    }

    [Fact]
    public async Task SizeThatIsAskedFor_IsFollowedWithinTheBounds_OldestMembersGo()
    {
        using var tree = await MadeAsync("desired_capacity: 2");
        var first = tree.Members("g").ToArray();
        tree.Scale("g", 9);
        await tree.SettleAsync();
        Assert.Equal(5, tree.Members("g").Count());
        Assert.Equal(first, tree.Members("g").Take(2));

        tree.Scale("g", 3);
        await tree.SettleAsync();
        Assert.Equal(3, tree.Members("g").Count());
        Assert.Empty(tree.Members("g").Intersect(first));
        Assert.Equal(3, tree.Child("g").Size);
    }

    [Fact]
    public async Task UpdateOfTheTemplate_LeavesTheSizeThatWasAskedFor()
    {
        using var tree = await MadeAsync("desired_capacity: 2");
        tree.Scale("g", 4);
        await tree.SettleAsync();
        tree.Want(Group("desired_capacity: 2, cooldown: 5"));
        await tree.SettleAsync();
        Assert.Equal(4, tree.Members("g").Count());

        tree.Want(Group("desired_capacity: 1"));
        await tree.SettleAsync();
        Assert.Single(tree.Members("g"));
    }

    [Fact]
    public async Task ChangedMembers_AreRolledInBatches()
    {
        using var tree = await MadeAsync("desired_capacity: 3");
        tree.Want(Group("desired_capacity: 3, rolling_updates: { max_batch_size: 2 }", "b"));
        await tree.SettleAsync();

        Assert.Equal(["a a a", "b b a", "b b b"], tree.Told("g").Select(Values));
    }

    [Fact]
    public async Task ProtectedMember_StaysWhenTheGroupShrinks()
    {
        using var tree = await MadeAsync("desired_capacity: 3");
        var oldest = tree.Members("g").First();
        tree.Want(Group("desired_capacity: 1", metadata: $"scale_in_protection: [ {oldest.Split(':')[0]} ]"));
        await tree.SettleAsync();

        Assert.Equal([oldest], tree.Members("g"));
    }

    [Fact]
    public async Task Signal_ScalesOnce_AndCooldownHoldsTheNext()
    {
        using var tree = await MadeAsync("desired_capacity: 1");
        tree.Want(Group("desired_capacity: 1", more: Policy("change_in_capacity", "2, cooldown: 100")));
        await tree.SettleAsync();
        await SignalAsync(tree, "s1");
        Assert.Equal(3, tree.Members("g").Count());

        await SignalAsync(tree, "s2");
        Assert.Equal(3, tree.Members("g").Count());
        Assert.Contains("p SIGNAL COMPLETE Signal: the size stays as it is: the group cools down until ", tree.Events("p").Last(), StringComparison.Ordinal);
        tree.Clock.Advance(TimeSpan.FromSeconds(101));
        await SignalAsync(tree, "s3");
        Assert.Equal(5, tree.Members("g").Count());
        Assert.Equal(StackStatus.Complete, tree.Report.Status);
    }

    [Fact]
    public async Task SignalsWithoutEffect_SayWhy()
    {
        using var tree = await MadeAsync("desired_capacity: 4");
        tree.Want(Group("desired_capacity: 4", more: Policy("change_in_capacity", "2")));
        await tree.SettleAsync();
        tree.Signals["p"] = [new Signal("s1", tree.Clock.GetUtcNow(), MapValue.Empty), new Signal("s2", tree.Clock.GetUtcNow(), MapValue.Empty)];
        await tree.SettleAsync();
        await SignalAsync(tree, "s3");

        Assert.Equal(5, tree.Members("g").Count());
        Assert.Equal(
            [
                "p SIGNAL IN_PROGRESS Unknown",
                "p SIGNAL IN_PROGRESS Signal: the size stays as it is: an earlier signal is carried out",
                "p SIGNAL COMPLETE Signal: the size stays as it is: the group has its greatest size, 5",
            ],
            tree.Events("p").Where(told => told.StartsWith("p SIGNAL", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task GroupThatWasJustMade_Cools()
    {
        using var tree = new GroupTree();
        tree.Want(Group("desired_capacity: 1, cooldown: 600", more: Policy("exact_capacity", "4")));
        await tree.SettleAsync();
        await SignalAsync(tree, "s1");
        Assert.Single(tree.Members("g"));

        tree.Clock.Advance(TimeSpan.FromSeconds(601));
        await SignalAsync(tree, "s2");
        Assert.Equal(4, tree.Members("g").Count());
    }

    [Fact]
    public async Task PolicysAddresses_AreThoseOfTheSignals()
    {
        using var tree = new GroupTree();
        tree.Want(Group("desired_capacity: 0", more: Policy("exact_capacity", "4"), outputs:
            """
              alarm: { value: { get_attr: [p, alarm_url] } }
              signal: { value: { get_attr: [p, signal_url] } }
            """));
        await tree.SettleAsync();

        Assert.True(tree.Output("alarm").IsSecret);
        Assert.EndsWith("/resources/p/signal\"", tree.Output("signal").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LostRecord_IsMadeOfTheMembersThatThereAre()
    {
        using var tree = await MadeAsync("desired_capacity: 3");
        var before = tree.Members("g").ToArray();
        tree.LoseRecord("g");
        await tree.SettleAsync();
        Assert.Equal(before, tree.Members("g"));

        tree.Scale("g", 4);
        await tree.SettleAsync();
        Assert.Equal(before, tree.Members("g").Take(3));
        Assert.Equal(4, tree.Members("g").Count());
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
        var life = tree.Life;
        tree.Want(Group("desired_capacity: 2", more: Policy("change_in_capacity", "1")));
        await tree.SettleAsync();
        var first = tree.Members("g").ToArray();
        await SignalAsync(tree, "s1");
        Assert.Equal(3, tree.Members("g").Count());
        Assert.Equal(first, tree.Members("g").Take(2));
        tree.Want(Group("desired_capacity: 2, rolling_updates: { min_in_service: 3 }", "b"));
        await tree.SettleAsync();
        Assert.All(tree.Members("g"), member => Assert.EndsWith(":b", member, StringComparison.Ordinal));
        Assert.Equal(3, tree.Members("g").Count());
        tree.Scale("g", 1);
        await tree.SettleAsync();
        Assert.Single(tree.Members("g"));
        Assert.Equal(StackStatus.Complete, tree.Report.Status);
        return life.Dealings;
    }

    private static async Task SignalAsync(GroupTree tree, string id)
    {
        tree.Signals["p"] = [new Signal(id, tree.Clock.GetUtcNow(), MapValue.Empty)];
        await tree.SettleAsync();
        tree.Signals.Clear();
    }

    private static async Task<GroupTree> MadeAsync(string properties, string outputs = "")
    {
        var tree = new GroupTree();
        tree.Want(Group(properties, outputs: outputs));
        await tree.SettleAsync();
        return tree;
    }

    private static string Values(string told) => string.Join(' ', told.Split(' ').Select(member => member.Split(':')[1]));

    private static string Policy(string type, string adjustment) =>
        $"  p: {{ type: OS::Heat::ScalingPolicy, properties: {{ auto_scaling_group_id: {{ get_resource: g }}, adjustment_type: {type}, scaling_adjustment: {adjustment} }} }}\n";

    private static string Group(string properties, string value = "a", string metadata = "", string more = "", string outputs = "") =>
        $"resources:\n  g: {{ type: OS::Heat::AutoScalingGroup, metadata: {{ {metadata} }}, properties: {{ min_size: 0, max_size: 5, {properties}, resource: "
        + $"{{ type: OS::Heat::TestResource, properties: {{ value: {value} }} }} }} }}\n{more}{(outputs.Length > 0 ? "outputs:\n" + outputs : "")}";
}
