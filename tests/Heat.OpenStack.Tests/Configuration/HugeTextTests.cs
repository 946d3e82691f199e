using Heat.OpenStack.Configuration;

namespace Heat.OpenStack.Tests.Configuration;

public sealed class HugeTextTests
{
    [Fact]
    public void TextWithoutEnd_IsRefusedBeforeItIsRead()
    {
        var error = Assert.Throws<CloudConfigException>(() => CloudsYaml.Parse(new string(' ', 2_000_000), "a"));
        Assert.Equal("clouds.yaml is longer than 1048576 characters. Give only the clouds that are needed.", error.Message);
    }
}
