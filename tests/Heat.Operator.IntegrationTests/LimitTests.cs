using System.Text.Json.Nodes;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Status;
using Heat.Operator.Testing;

namespace Heat.Operator.IntegrationTests;

/// <summary>Limits of trees are refused with the place and the option; sizes of objects are no limits of what is known.</summary>
[Trait("Category", "Cluster")]
public sealed class LimitTests(OperatorWorld world) : IClassFixture<OperatorWorld>
{
    private const string Plain = "OS::Heat::Value, properties: { value: a }";

    [Fact]
    public async Task TreeThatGrowsTooLarge_StaysRefused_AndSaysWhereAndWhatToSet()
    {
        await world.Operator.RestartOperatorAsync(Narrow);
        await world.Operator.ApplyAsync("limited", Group(4));
        await world.Operator.ReadyAsync("limited");

        await world.Operator.ApplyAsync("limited", Group(8));
        var stack = await world.Operator.UntilAsync("limited", "to be refused", stack => stack.Status?.Blocking?.Exists(entry => entry.Path == "group") == true);
        Assert.Contains(
            "group: With this template the stack 'limited' and all stacks inside it have 9 resources, more than 6. Make several stacks of it, or raise Operator:MaxTreeResources.",
            OperatorHarness.Ready(stack)!.Message, StringComparison.Ordinal); // a failed stack has it

        var child = await world.Operator.ChildAsync(stack, "group");
        await world.Operator.AnnotateAsync(child.Metadata.Name!, "retry", "@1"); // a stored object has a name; another pass refuses as the first did
        await world.Operator.RestartOperatorAsync(Narrow);
        await world.Operator.RefusedAsync(child.Metadata.Name!, StackReason.InvalidTemplate); // as above
        Assert.Equal(4, world.ObjectsOf("limited").Count);

        await world.Operator.RestartOperatorAsync();
        await world.Operator.ReadyAsync("limited");
        Assert.Equal(8, world.ObjectsOf("limited").Count);
        await world.Operator.DeleteAsync("limited");
    }

    [Fact]
    public async Task TemplateThatUsesItself_IsRefusedWithTheWayThere()
    {
        await world.Operator.ApplyAsync("circular", "heat_template_version: 2021-04-16\nresources: { first: { type: loop.yaml } }", spec =>
            spec["files"] = new JsonObject { ["loop.yaml"] = "heat_template_version: 2021-04-16\nresources: { again: { type: loop.yaml } }" });

        var refused = await world.Operator.RefusedAsync("circular", StackReason.InvalidTemplate);

        Assert.Contains("Recursion depth exceeds 5. Look for a template that uses itself, or make the tree of stacks flatter.", OperatorHarness.Ready(refused)!.Message, StringComparison.Ordinal); // it was refused
        Assert.Contains("resources.first", OperatorHarness.Ready(refused)!.Message, StringComparison.Ordinal); // as above
        await world.Operator.DeleteAsync("circular");
    }

    /// <summary>A status lists no more than 500 resources; the members of a group are known all the same.</summary>
    [Fact]
    public async Task GroupLargerThanAStatus_IsKnownByItsState()
    {
        const int Size = StatusComposer.ListedResources + 20;
        await world.Operator.ApplyAsync("crowd", Group(Size, Plain) + """
            
            outputs:
              last: { value: { get_attr: [ group, resource.519 ] } }
            """);
        var before = await world.Operator.ReadyAsync("crowd");
        var id = before.Status!.Outputs!.Single(output => output.Name == "last").Value!.Value.GetString();
        var child = (await world.Operator.InsideAsync("crowd")).Single();
        Assert.True(child.Status!.ResourcesTruncated);

        await world.Operator.ApplyAsync("crowd", Group(Size, Plain, $", removal_policies: [ {{ resource_list: [ {id} ] }} ]"));
        await world.Operator.UntilAsync("crowd", "to be changed", stack => OperatorHarness.IsReady(stack) && stack.Status!.Action == "UPDATE");

        var after = await world.Operator.ReadyAsync(child.Metadata.Name!); // a stored object has a name
        Assert.Equal(Size, after.Status!.ResourceCounts!.Total);
        await world.Operator.DeleteAsync("crowd");
    }

    private OperatorSettings Narrow => world.Operator.Settings with { Further = ["--Operator:MaxTreeResources=6"] };

    private static string Group(int size, string type = "OS::Neutron::Net", string rest = "") =>
        $"heat_template_version: 2021-04-16\nresources:\n  group: {{ type: OS::Heat::ResourceGroup, properties: {{ count: {size}, resource_def: {{ type: {type} }}{rest} }} }}";
}
