using Heat.Kubernetes.Models;
using Heat.Operator.Entities;
using Heat.Operator.Stacks;
using Heat.Operator.Stacks.Sources;

namespace Heat.Operator.Tests.Stacks.CrossStack;

public sealed class StackDependenciesTests : IStackLookup
{
    private readonly Dictionary<EntityKey, V1Alpha1Stack> _stacks = [];

    [Fact]
    public void Chain_WaitsForTheNextOne()
    {
        Add("base", isReady: false);
        Add("middle", needs: "base");
        var top = Add("top", needs: "middle");

        Assert.Null(Dependencies.NotReady(top));
        Assert.Contains("Stack 'base' is not ready", Dependencies.NotReady(_stacks[KeyOf("middle")])!.Message, StringComparison.Ordinal); // it waits
    }

    [Theory]
    [InlineData("a")]
    [InlineData("b")]
    [InlineData("c")]
    public void Circle_IsToldToEachOfThem(string name)
    {
        Add("a", needs: "b");
        Add("b", needs: "c");
        Add("c", needs: "a");

        var problem = Dependencies.NotReady(_stacks[KeyOf(name)]);

        Assert.Equal((StackReason.InvalidSpec, true), (problem!.Reason, problem.IsStalled));
        Assert.Contains($"{name} -> ", problem.Message, StringComparison.Ordinal);
        Assert.Contains($" -> {name}.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void StackThatNamesItself_IsTold_AndCanBeDeleted()
    {
        var stack = Add("loop", needs: "loop");

        Assert.Contains("loop -> loop", Dependencies.NotReady(stack)!.Message, StringComparison.Ordinal); // it is a circle
        Assert.Null(Dependencies.StillNeeded(stack));
    }

    [Fact]
    public void Deletion_WaitsForThoseThatNeedIt_ButNotInACircle()
    {
        var one = Add("one", needs: "two");
        var two = Add("two", needs: "one");
        var three = Add("three", needs: "two");

        Assert.Null(Dependencies.StillNeeded(one));
        Assert.Contains(": three.", Dependencies.StillNeeded(two)!.Message, StringComparison.Ordinal); // three is in no circle
        Assert.Null(Dependencies.StillNeeded(three));
    }

    [Fact]
    public void ReferenceToOutputs_IsADependency()
    {
        var network = Add("network");
        var web = Add("web");
        web.Spec = web.Spec with { ParametersFrom = [new ParameterSource { StackRef = new StackOutputsReference { Name = "network" } }] };

        Assert.NotNull(Dependencies.StillNeeded(network));
        _stacks.Remove(KeyOf("network"));
        Assert.Contains("does not exist", Dependencies.NotReady(web)!.Message, StringComparison.Ordinal); // it is gone
    }

    V1Alpha1Stack? IStackLookup.Find(EntityKey key) => _stacks.GetValueOrDefault(key);

    V1Alpha1Stack? IStackLookup.FindById(string id) => _stacks.Values.FirstOrDefault(stack => stack.Metadata.Uid == id);

    IEnumerable<V1Alpha1Stack> IStackLookup.DependentsOf(EntityKey key) => _stacks.Values.Where(stack => SourceReferences.Stacks(stack).Contains(key));

    private StackDependencies Dependencies => new(this);

    private V1Alpha1Stack Add(string name, string? needs = null, bool isReady = true)
    {
        var stack = new V1Alpha1Stack
        {
            Metadata = new V1ObjectMeta { Name = name, Namespace = "team", Uid = name, Generation = 1 },
            Spec = new V1Alpha1StackSpec { DependsOn = needs is null ? null : [new StackReference { Name = needs }] },
            Status = new V1Alpha1StackStatus
            {
                ObservedGeneration = 1,
                Conditions = [new V1Condition { Type = ConditionTypes.Ready, Status = isReady ? "True" : "False" }],
            },
        };
        _stacks[KeyOf(name)] = stack;
        return stack;
    }

    private static EntityKey KeyOf(string name) => new("team", name);
}
