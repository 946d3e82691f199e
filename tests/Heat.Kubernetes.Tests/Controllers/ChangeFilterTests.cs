using Heat.Kubernetes.Controllers;
using Heat.Kubernetes.Models;
using Heat.Kubernetes.Tests.Models;
using Heat.Kubernetes.Watching;

namespace Heat.Kubernetes.Tests.Controllers;

public sealed class ChangeFilterTests
{
    /// <summary>What a change does to the metadata, and whether a controller must see it.</summary>
    public static TheoryData<string, bool> Changes() => new()
    {
        { "status", false },
        { "finalizers", false },
        { "generation", true },
        { "label", true },
        { "label removed", true },
        { "annotation", true },
        { "deletion", true },
        { "recreated", true },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Change_OfAnEntity(string what, bool mustLook)
    {
        var before = AWidget();
        var after = AWidget();
        after.Metadata.ResourceVersion = "2";
        Change(after, what);

        Assert.Equal(mustLook, ChangeFilter.MustLook(new EntityChange<V1Widget>(EntityKey.Of(after), before, after)));
    }

    [Fact]
    public void NewAndGone_AreAlwaysSeen()
    {
        var widget = AWidget();

        Assert.True(ChangeFilter.MustLook(new EntityChange<V1Widget>(EntityKey.Of(widget), null, widget)));
        Assert.True(ChangeFilter.MustLook(new EntityChange<V1Widget>(EntityKey.Of(widget), widget, null)));
    }

    [Fact]
    public void KindWithoutGenerations_EachChangeIsSeen()
    {
        var before = new V1ConfigMap { Metadata = new V1ObjectMeta { Name = "a", Uid = "1" } };
        var after = new V1ConfigMap { Metadata = new V1ObjectMeta { Name = "a", Uid = "1" }, Data = new() { ["a"] = "2" } };

        Assert.True(ChangeFilter.MustLook(new EntityChange<V1ConfigMap>(EntityKey.Of(after), before, after)));
    }

    private static V1Widget AWidget() => new()
    {
        Metadata = new V1ObjectMeta
        {
            Name = "a",
            Namespace = "b",
            Uid = "1",
            Generation = 1,
            ResourceVersion = "1",
            Labels = new() { ["color"] = "red" },
            Annotations = new() { ["note"] = "none" },
        },
    };

    private static void Change(V1Widget widget, string what)
    {
        var metadata = widget.Metadata;
        switch (what)
        {
            case "status":
                widget.Status = new V1WidgetStatus { Replicas = 1 };
                break;
            case "finalizers":
                metadata.Finalizers = ["example.org/x"];
                break;
            case "generation":
                metadata.Generation = 2;
                break;
            case "label":
                metadata.Labels!["color"] = "blue";
                break;
            case "label removed":
                metadata.Labels = null;
                break;
            case "annotation":
                metadata.Annotations!["reconcile"] = "now";
                break;
            case "deletion":
                metadata.DeletionTimestamp = DateTimeOffset.UnixEpoch;
                break;
            case "recreated":
                metadata.Uid = "2";
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(what), what, "No such change.");
        }
    }
}
