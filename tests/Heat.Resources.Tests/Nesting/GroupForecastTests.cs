using System.Collections.Immutable;
using Heat.Engine.Forecasting;
using Heat.Engine.Stacks;

namespace Heat.Resources.Tests.Nesting;

/// <summary>What plans tell of stacks inside stacks is what then happens in them.</summary>
public sealed class GroupForecastTests
{
    private const string Leaf = """
        heat_template_version: 2021-04-16
        parameters: { text: { type: string } }
        resources:
          value: { type: OS::Heat::Value, properties: { value: { get_param: text } } }
          fixed: { type: OS::Heat::Value, properties: { value: same } }
        """;

    [Fact]
    public async Task NumberedGroup_NamesWhoComesGoesAndChanges()
    {
        using var tree = await MadeAsync(Group("OS::Heat::ResourceGroup", "count: 3", "resource_def", "a"));

        tree.Want(Group("OS::Heat::ResourceGroup", "count: 2, removal_policies: [ { resource_list: [ '0' ] } ]", "resource_def", "b"));

        Assert.Equal(["g Update", "g/0 Delete", "g/1 Update", "g/2 Update"], await ForecastAsync(tree));
        await tree.SettleAsync();
        Assert.Equal(["1:b", "2:b"], tree.Members("g"));
    }

    [Fact]
    public async Task NewNumberedGroup_NamesItsMembers()
    {
        using var tree = new GroupTree();
        tree.Want(Group("OS::Heat::ResourceGroup", "count: 2", "resource_def", "a"));

        Assert.Equal(["g Create", "g/0 Create", "g/1 Create"], await ForecastAsync(tree));
    }

    [Fact]
    public async Task BatchesOfAGroup_AreToldByTheirEnd()
    {
        const string Policy = ", update_policy: { rolling_update: { max_batch_size: 1, min_in_service: 2 } }";
        using var tree = await MadeAsync(Group("OS::Heat::ResourceGroup", "count: 2", "resource_def", "a", Policy));

        tree.Want(Group("OS::Heat::ResourceGroup", "count: 3", "resource_def", "b", Policy));

        Assert.Equal(["g Update", "g/0 Update", "g/1 Update", "g/2 Create"], await ForecastAsync(tree));
    }

    [Fact]
    public async Task ScalingGroup_NamesThoseThatThenComeAndGo()
    {
        using var tree = await MadeAsync(Group("OS::Heat::AutoScalingGroup", "min_size: 1, max_size: 5, desired_capacity: 2", "resource", "a"));
        var before = Names(tree);
        tree.Want(Group("OS::Heat::AutoScalingGroup", "min_size: 1, max_size: 5, desired_capacity: 4", "resource", "a"));
        var growth = await ForecastAsync(tree);
        await tree.SettleAsync();
        Assert.Equal(["g Update", .. Names(tree).Except(before).Select(name => $"g/{name} Create").Order(StringComparer.Ordinal)], growth);

        var grown = Names(tree);
        tree.Want(Group("OS::Heat::AutoScalingGroup", "min_size: 1, max_size: 5, desired_capacity: 1", "resource", "a"));
        var shrinking = await ForecastAsync(tree);
        await tree.SettleAsync();
        Assert.Equal(["g Update", .. grown.Except(Names(tree)).Select(name => $"g/{name} Delete").Order(StringComparer.Ordinal)], shrinking);
    }

    [Fact]
    public async Task NewScalingGroup_SaysWhyItsMembersHaveNoNames()
    {
        using var tree = new GroupTree();
        tree.Want(Group("OS::Heat::AutoScalingGroup", "min_size: 1, max_size: 5, desired_capacity: 2", "resource", "a"));

        var group = Assert.Single((await tree.ForecastAsync()).Resources);

        Assert.Equal((2, "Its members get their names when it is made."), (group.Nested!.Count, group.Reason)); // a group is a stack
        Assert.Empty(group.Nested.Resources);
    }

    [Fact]
    public async Task TemplateInAGroup_IsLookedIntoToTheLeaves()
    {
        using var tree = new GroupTree { Files = Files() };
        tree.Want(Nested(2, "a"));
        Assert.Equal(
            ["g Create", "g/0 Create", "g/0/fixed Create", "g/0/value Create", "g/1 Create", "g/1/fixed Create", "g/1/value Create"], await ForecastAsync(tree));
        await tree.SettleAsync();

        tree.Want(Nested(3, "b"));

        Assert.Equal(
            ["g Update", "g/0 Update", "g/0/value Update", "g/1 Update", "g/1/value Update", "g/2 Create", "g/2/fixed Create", "g/2/value Create"],
            await ForecastAsync(tree));
        await tree.SettleAsync();
        Assert.Equal(StackStatus.Complete, tree.Report.Status);
    }

    [Fact]
    public async Task ValueThatIsNotKnownYet_LeavesTheNamesAndSaysMay()
    {
        const string Body = "resources: { first: { type: OS::Heat::Value, properties: { value: VALUE } }, g: { type: OS::Heat::ResourceGroup, properties: { count: 2, resource_def: { type: OS::Heat::Value, properties: { value: { get_attr: [ first, value ] } } } } } }";
        using var tree = await MadeAsync(Body.Replace("VALUE", "a", StringComparison.Ordinal));

        tree.Want(Body.Replace("VALUE", "b", StringComparison.Ordinal));

        Assert.Equal(["first Update", "g MayUpdate", "g/0 MayUpdate", "g/1 MayUpdate"], await ForecastAsync(tree));
    }

    [Fact]
    public async Task NumberThatIsNotKnownYet_IsSaid()
    {
        const string Body = "resources: { first: { type: OS::Heat::Value, properties: { type: number, value: VALUE } }, g: { type: OS::Heat::ResourceGroup, properties: { count: { get_attr: [ first, value ] }, resource_def: { type: OS::Heat::Value, properties: { value: a } } } } }";
        using var tree = await MadeAsync(Body.Replace("VALUE", "1", StringComparison.Ordinal));

        tree.Want(Body.Replace("VALUE", "2", StringComparison.Ordinal));

        var group = (await tree.ForecastAsync()).Resources.Single(resource => resource.Name == "g");
        Assert.Equal("What it is made of shows when a value is known that another resource gives.", group.Reason);
    }

    [Fact]
    public async Task MistakeInside_IsToldBeforeItIsMade()
    {
        using var tree = new GroupTree { Files = Files().Add("bad.yaml", "heat_template_version: 2021-04-16\nresources: { x: { type: OS::Heat::TestResource, properties: { wait_secs: soon } } }") };
        tree.Want("resources: { inner: { type: bad.yaml } }");

        var forecast = await tree.ForecastAsync();

        Assert.Contains(
            "wait_secs", forecast.Diagnostics.Select(finding => finding.ToString()).Append(forecast.Resources.SingleOrDefault()?.Reason ?? "").Aggregate(string.Concat), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hash_MemberThatChanges_IsAnother()
    {
        using var tree = new GroupTree { Files = Files() };
        tree.Want(Nested(2, "a"));
        var first = await tree.ForecastAsync();
        Assert.Equal(first.Hash, (await tree.ForecastAsync()).Hash);

        tree.Want(Nested(2, "b"));

        Assert.NotEqual(first.Hash, (await tree.ForecastAsync()).Hash);
    }

    private static async Task<GroupTree> MadeAsync(string body)
    {
        var tree = new GroupTree();
        tree.Want(body);
        await tree.SettleAsync();
        return tree;
    }

    private static ImmutableDictionary<string, string> Files() =>
        ImmutableDictionary<string, string>.Empty.Add("leaf.yaml", Leaf);

    private static string Group(string type, string properties, string definition, string value, string rest = "") =>
        $"resources: {{ g: {{ type: {type}, properties: {{ {properties}, {definition}: {{ type: OS::Heat::Value, properties: {{ value: {value} }} }} }}{rest} }} }}";

    private static string Nested(int count, string text) =>
        $"resources: {{ g: {{ type: OS::Heat::ResourceGroup, properties: {{ count: {count}, resource_def: {{ type: leaf.yaml, properties: {{ text: {text} }} }} }} }} }}";

    private static string[] Names(GroupTree tree) => [.. tree.Members("g").Select(member => member.Split(':')[0])];

    private static async Task<IEnumerable<string>> ForecastAsync(GroupTree tree) =>
        Paths("", (await tree.ForecastAsync()).Resources).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Paths(string prefix, IEnumerable<ResourceForecast> resources) => resources.SelectMany(resource =>
        Paths($"{prefix}{resource.Name}/", resource.Nested?.Resources ?? []).Prepend($"{prefix}{resource.Name} {resource.Action}"))
        .Where(line => !line.EndsWith(" Keep", StringComparison.Ordinal));
}
