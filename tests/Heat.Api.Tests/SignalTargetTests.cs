using Heat.Api.Signals;
using Heat.Engine.Stacks;

namespace Heat.Api.Tests;

public sealed class SignalTargetTests
{
    [Fact]
    public void Arn_IsReadBack()
    {
        Assert.Equal("arn:openstack:heat::a1b2:stacks/web/3f0c8f4e-0000-4000-8000-000000000001/resources/handle", ApiHost.Target.Arn);
        Assert.True(SignalTarget.TryParse(ApiHost.Target.Arn, out var read));
        Assert.Equal(ApiHost.Target, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("arn:aws:cloudformation::a:stacks/web/1/resources/handle")]
    [InlineData("arn:openstack:heat::a1b2")]
    [InlineData("arn:openstack:heat::a1b2:stacks/web")]
    [InlineData("arn:openstack:heat::a1b2:stacks/web/1/events/x")]
    [InlineData("arn:openstack:heat::a1b2:stacks//1/resources/handle")]
    public void SomethingElse_IsNotRead(string? text) => Assert.False(SignalTarget.TryParse(text, out _));

    [Fact]
    public void Paths_AreEscapedAsHeatDoes()
    {
        var target = ApiHost.Target with { Resource = new ResourceName("my handle") };
        Assert.Equal(
            "/v1/signal/arn%3Aopenstack%3Aheat%3A%3Aa1b2%3Astacks/web/3f0c8f4e-0000-4000-8000-000000000001/resources/my%20handle", target.SignedPath(false));
        Assert.Equal("/v1/a1b2/stacks/web/3f0c8f4e-0000-4000-8000-000000000001/resources/my%20handle/signal", target.NativePath);
    }
}
