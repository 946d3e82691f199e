using Heat.Engine.Execution;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Status;
using Heat.Templates.Values;

namespace Heat.Operator.Tests.Stacks.Status;

public sealed class DriftComposerTests
{
    [Fact]
    public void WhereASecretIsWanted_WhatIsThereInsteadIsMaskedToo()
    {
        var entry = DriftComposer.Compose(new PropertyDrift("admin_pass", new TextValue("hunter2", isSecret: true), new TextValue("hunter3")));
        Assert.Equal("admin_pass", entry.Property);
        Assert.All([entry.Desired, entry.Live], shown =>
        {
            Assert.Contains(ValueJson.Mask, shown, StringComparison.Ordinal);
            Assert.DoesNotContain("hunter", shown, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void ObjectThatIsGone_IsNamedAsAWhole() =>
        Assert.Equal(DriftedProperty.WholeObject, DriftComposer.Compose(new PropertyDrift("", TemplateValue.Null, TemplateValue.Null)).Property);

    [Fact]
    public void LongValues_AreCut()
    {
        var entry = DriftComposer.Compose(new PropertyDrift("user_data", new TextValue(new string('a', 1023)), new TextValue(new string('b', 1022))));
        // The quotes count.
        Assert.EndsWith("…", entry.Desired, StringComparison.Ordinal);
        Assert.Equal((1024, 1024), (entry.Desired?.Length, entry.Live?.Length));
        Assert.DoesNotContain("…", entry.Live, StringComparison.Ordinal);
    }
}
