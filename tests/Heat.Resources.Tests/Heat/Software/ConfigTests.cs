using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Resources.Heat.Software;
using Heat.Resources.Nova;
using Heat.Templates.Values;

namespace Heat.Resources.Tests.Heat.Software;

public sealed class ConfigTests
{
    private readonly SoftwarePlace _place = new();

    private ConfigRecord Config => Assert.Single(_place.Software.Configs);

    [Fact]
    public async Task CreatedAgainAfterACrash_IsOne()
    {
        var driver = new SoftwareConfig(_place.Software.Records, _place.Clock);
        var resource = Contexts.Of("OS::Heat::SoftwareConfig", """{"config":"echo","group":"script","options":{"a":1},"inputs":[{"name":"x"}]}""");

        var first = await driver.CreateAsync(resource, default);
        var second = await driver.CreateAsync(resource, default);

        Assert.Equal(first.Id, second.Id);
        Assert.True(Guid.TryParseExact(first.Id.Value, "D", out _));
        Assert.Equal(("script", "web-r-abcdefghijkl"), (Config.Group, Config.Name));
        Assert.Equal("""[{"name":"x","type":"String","replace_on_change":false}]""", Config.Inputs.ToString());
        Assert.Equal("""{"a":1}""", Config.Options.ToString());
    }

    [Fact]
    public async Task Deleted_IsGone()
    {
        var driver = new SoftwareConfig(_place.Software.Records, _place.Clock);
        var resource = Contexts.Of("OS::Heat::SoftwareConfig", """{"config":"echo"}""");
        resource = resource.After(await driver.CreateAsync(resource, default));
        Assert.Equal(Lifecycle.Ready, (await driver.ObserveAsync(resource, default)).Lifecycle);

        await driver.DeleteAsync(resource, default);
        await driver.DeleteAsync(resource, default);

        Assert.Equal(Lifecycle.Absent, (await driver.ObserveAsync(resource, default)).Lifecycle);
        Assert.Null(await driver.RecoverAsync(resource, isFinished: true, default));
    }

    [Fact]
    public async Task CloudConfig_IsYamlThatCloudInitReads()
    {
        var driver = new CloudConfig(_place.Software.Records, _place.Clock);

        await driver.CreateAsync(
            Contexts.Of("OS::Heat::CloudConfig", """{"cloud_config":{"packages":["nginx","0123","-l","-1"],"runcmd":["a: b","yes","l1\nl2\n"],"users":[],"on":{"deep":{"count":1,"f":1.5,"t":true,"z":null}}}}"""), default);

        Assert.Equal(
            """
            #cloud-config
            packages:
            - nginx
            - "0123"
            - -l
            - "-1"
            runcmd:
            - "a: b"
            - "yes"
            - |
              l1
              l2
            users: []
            "on":
              deep:
                count: 1
                f: 1.5
                t: true
                z: null

            """.ReplaceLineEndings("\n"),
            Assert.IsType<TextValue>(Config.Config).Text);
    }

    [Fact]
    public async Task MultipartMime_TakesTextsIdsAndMultiparts()
    {
        var id = await _place.ConfigAsync("""{"config":"#!/bin/sh\necho from a config"}""");
        var own = new MimeMessage().Add(new("a.sh", "x-shellscript", "one")).Add(new("b", "cloud-config", "two")).ToString();
        var driver = new MultipartMime(_place.Software.Records, _place.Clock);
        var properties = new System.Text.Json.Nodes.JsonObject
        {
            ["parts"] = new System.Text.Json.Nodes.JsonArray(
                new System.Text.Json.Nodes.JsonObject { ["config"] = id, ["filename"] = "x-shellscript.sh" },
                new System.Text.Json.Nodes.JsonObject { ["config"] = "text", ["subtype"] = "cloud-boothook" },
                new System.Text.Json.Nodes.JsonObject { ["config"] = own, ["type"] = "multipart" }),
        };

        var resource = Contexts.Of("OS::Heat::MultipartMime", properties.ToJsonString());
        resource = resource.After(await driver.CreateAsync(resource, default));

        var text = Assert.IsType<TextValue>(await driver.ReadAttributeAsync(resource, new(Lifecycle.Ready), "config", default)).Text;
        Assert.Equal(
            [
                new("x-shellscript.sh", "x-shellscript", "#!/bin/sh\necho from a config"), new("", "cloud-boothook", "text"),
                new("a.sh", "x-shellscript", "one"), new("b", "cloud-config", "two"),
            ],
            MimeReader.TryRead(text)!);
    }

    [Fact]
    public async Task Component_KeepsItsConfigsAndGivesThemBack()
    {
        var driver = new SoftwareComponent(_place.Software.Records, _place.Clock);
        var resource = Contexts.Of("OS::Heat::SoftwareComponent", """{"configs":[{"actions":["CREATE"],"config":"x","tool":"script"}]}""");

        resource = resource.After(await driver.CreateAsync(resource, default));

        Assert.Equal("component", Config.Group);
        Assert.Equal(
            """[{"actions":["CREATE"],"config":"x","tool":"script"}]""",
            (await driver.ReadAttributeAsync(resource, new(Lifecycle.Ready), "config", default)).ToString());
    }

    [Fact]
    public void ComponentWithTwoConfigsForOneAction_IsRefused()
    {
        var properties = Contexts.Of("OS::Heat::SoftwareComponent", """{"configs":[{"config":"x","tool":"script"},{"actions":["UPDATE"],"tool":"script"}]}""").Properties;

        Assert.Contains("UPDATE", Assert.Single(new SoftwareComponent(_place.Software.Records, _place.Clock).Validate(properties)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecretText_StaysSecret()
    {
        var driver = new SoftwareConfig(_place.Software.Records, _place.Clock);
        var resource = Contexts.Of("OS::Heat::SoftwareConfig");

        await driver.CreateAsync(resource with { Properties = resource.Properties.With("config", new TextValue("hush", isSecret: true)) }, default);

        Assert.True(Config.Config.IsSecret);
    }
}
