using Heat.Engine.Stacks;
using Heat.Kubernetes.Models;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Signals;
using Heat.Templates.Values;

namespace Heat.Operator.Tests.Stacks.Signals;

public sealed class SignalObjectsTests
{
    private static readonly V1Alpha1Stack Stack = new()
    {
        Metadata = new V1ObjectMeta { Name = "web", Namespace = "team-a", Uid = "3f0c8f4e-0000-4000-8000-000000000001" },
        Spec = new V1Alpha1StackSpec(),
    };

    [Fact]
    public void Signal_IsReadBackFromItsSecret()
    {
        var body = new MapValue([KeyValuePair.Create<string, TemplateValue>("data", new TextValue("s3cret", isSecret: true))]);
        var secret = SignalObjects.Create(Stack, new ResourceName("My handle!"), "0001-a", SignalObjects.Pack(body));
        Assert.Equal("stack-3f0c8f4e-0000-4000-8000-000000000001-signal-0001-a", secret.Metadata.Name);
        Assert.Equal("web", Assert.Single(secret.Metadata.OwnerReferences!).Name);
        var signal = SignalObjects.Open(secret);
        Assert.Equal(("0001-a", "s3cret"), (signal.Id, ((TextValue)((MapValue)signal.Body)["data"]!).Text));
        Assert.Equal(new ResourceName("My handle!"), SignalObjects.ResourceOf(secret));
        Assert.Equal(Stack.Metadata.Uid, SignalObjects.StackOf(secret).Value);
    }

    [Fact]
    public void Ids_SortByTime()
    {
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.True(string.CompareOrdinal(SignalObjects.NewId(now), SignalObjects.NewId(now.AddTicks(1))) < 0);
        Assert.NotEqual(SignalObjects.NewId(now), SignalObjects.NewId(now));
    }

    [Fact]
    public void DamagedBody_IsNull()
    {
        var secret = SignalObjects.Create(Stack, new ResourceName("handle"), "1", [1, 2, 3]);
        Assert.IsType<NullValue>(SignalObjects.Open(secret).Body);
    }
}
