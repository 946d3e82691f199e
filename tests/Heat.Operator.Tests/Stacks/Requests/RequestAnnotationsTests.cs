using System.Collections.Immutable;
using Heat.Engine.Requests;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Requests;

namespace Heat.Operator.Tests.Stacks.Requests;

public sealed class RequestAnnotationsTests
{
    [Theory]
    [InlineData("web", "web")]
    [InlineData("web@3", "web")]
    [InlineData("web, db @2026-11-21", "web|db")]
    [InlineData("@1", "")]
    [InlineData("pre-create:web@x", "pre-create:web")]
    public void Value_IsTargetsAndToken(string value, string targets)
    {
        var request = Assert.Single(Read(("orchestration.openstack.org/retry", value)));
        Assert.Equal(("retry", value, targets), (request.Verb, request.Value, string.Join('|', request.Targets)));
    }

    [Fact]
    public void EmptyValue_IsNotedAsOneThatIsNotEmpty() => Assert.Equal("@", Assert.Single(Read(("orchestration.openstack.org/retry", ""))).Value);

    [Fact]
    public void OtherAnnotations_AskForNothing() => Assert.Empty(Read(
        ("kubectl.kubernetes.io/last-applied-configuration", "{}"), ("orchestration.openstack.org/renew-lost-values", "web")));

    [Fact]
    public void ValueInStatus_WasHandled()
    {
        var stack = Stack(("orchestration.openstack.org/retry", "2"), ("orchestration.openstack.org/check", "1"));
        stack.Status = new V1Alpha1StackStatus { Handled = new() { ["retry"] = "1", ["check"] = "1" } };
        Assert.Equal([("check", true), ("retry", false)], RequestAnnotations.Read(stack).Select(request => (request.Verb, request.WasHandled)));
    }

    private static ImmutableArray<StackRequest> Read(params (string Key, string Value)[] annotations) => RequestAnnotations.Read(Stack(annotations));

    private static V1Alpha1Stack Stack(params (string Key, string Value)[] annotations) => new()
    {
        Metadata = new() { Annotations = annotations.ToDictionary(annotation => annotation.Key, annotation => annotation.Value) },
        Spec = new V1Alpha1StackSpec(),
    };
}
