using Heat.Templates.Diagnostics;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Schemas;

/// <summary>What goes beyond Heat's own answers: all mistakes at once, places, secrets, unknown values.</summary>
public sealed class PropertyReaderTests
{
    private const string Path = "resources.r.properties";

    [Fact]
    public void AllMistakes_AreReportedInHeatsOrder()
    {
        var reading = Read("OS::Neutron::Port", """{"nope": 1, "mac_address": "x", "fixed_ips": [{"ip_address": "y"}, {"ip_address": "z"}]}""");

        Assert.Equal(
            [
                $"{Path}: Unknown Property nope. (HT3001)",
                $"{Path}: Property network not assigned. (HT3002)",
                $"{Path}.fixed_ips[0].ip_address: Error validating value 'y': Invalid IP address. (HT3004)",
                $"{Path}.fixed_ips[1].ip_address: Error validating value 'z': Invalid IP address. (HT3004)",
                $"{Path}.mac_address: Error validating value 'x': Invalid MAC address. (HT3004)",
            ],
            reading.Diagnostics.Select(finding => finding.ToString()));
    }

    [Theory]
    [InlineData("flavour", "Unknown Property flavour. Did you mean 'flavor'?")]
    [InlineData("Image", "Unknown Property Image. Did you mean 'image'?")]
    [InlineData("wholly-different", "Unknown Property wholly-different.")]
    public void UnknownName_SuggestsWhatWasMeant(string name, string message)
    {
        var reading = Read("OS::Nova::Server", $$"""{"flavor": "f", "{{name}}": "x"}""");

        Assert.Equal(message, Assert.Single(reading.Diagnostics).Message);
    }

    [Fact]
    public void Mistakes_CarryTheNarrowestPosition()
    {
        var places = new Dictionary<string, SourcePosition>(StringComparer.Ordinal)
        {
            [Path] = new("template", 4, 5),
            [$"{Path}.nope"] = new("template", 6, 7),
            [$"{Path}.size"] = new("template", 5, 7),
        };

        var reading = PropertyReader.Read(
            ResourceTypeCatalog.Default.Find("OS::Cinder::Volume")!,
            Values.Map("""{"size": "big", "nope": 1}"""),
            Path,
            path => places.TryGetValue(path, out var place) ? place : null);

        Assert.Equal([new("template", 6, 7), new SourcePosition("template", 5, 7)], reading.Diagnostics.Select(finding => finding.Position!.Value));
    }

    [Fact]
    public void UnknownValues_ArePassedThroughUnchecked()
    {
        var net = new UnknownValue("net", null);
        var address = new UnknownValue("pool", "address");
        var raw = new MapValue(
        [
            new("network", net),
            new("fixed_ips", TemplateValue.From([new MapValue([new("ip_address", address), new("subnet", Values.Text("s"))])])),
        ]);

        var reading = PropertyReader.Read(ResourceTypeCatalog.Default.Find("OS::Neutron::Port")!, raw, Path, _ => null);

        Assert.Empty(reading.Diagnostics);
        Assert.Equal(net, reading.Tree["network"]);
        Assert.Equal(address, ((MapValue)reading.Tree.List("fixed_ips")[0])["ip_address"]);
        Assert.False(reading.Tree.IsKnown);
    }

    [Fact]
    public void UnknownValueUnderAFormerName_MovesToThePresentOne()
    {
        var raw = new MapValue([new("network_id", new UnknownValue("net", null))]);

        var reading = PropertyReader.Read(ResourceTypeCatalog.Default.Find("OS::Neutron::Port")!, raw, Path, _ => null);

        Assert.Equal(new UnknownValue("net", null), reading.Tree["network"]);
        Assert.Contains("network", reading.Tree.Written);
        Assert.False(reading.Tree.Values.ContainsKey("network_id"));
    }

    [Fact]
    public void Written_HoldsWhatTheUserGaveAlone()
    {
        var reading = Read("OS::Heat::RandomString", """{"length": 8}""");

        Assert.Equal(["length"], reading.Tree.Written);
        Assert.True(reading.Tree.IsSet("character_classes"));
        Assert.False(reading.Tree.Values.ContainsKey("salt"));
    }

    [Fact]
    public void DefaultOfAnotherType_IsConverted() =>
        Assert.Equal(TemplateValue.From(true), Read("OS::Aodh::EventAlarm", "{}").Tree["enabled"]);

    [Fact]
    public void DefaultWithFields_GetsTheDefaultsInsideIt()
    {
        var reading = Read("OS::Heat::AutoScalingGroup", """{"max_size": 1, "min_size": 1, "resource": {}}""");

        Assert.Equal(Values.Json("""{"min_in_service": 0, "max_batch_size": 1, "pause_time": 0}"""), reading.Tree["rolling_updates"]);
    }

    [Fact]
    public void SensitiveProperty_BecomesSecret()
    {
        var reading = Read("OS::Nova::Server", """{"flavor": "f", "admin_pass": "hunter2"}""");

        Assert.True(reading.Tree["admin_pass"]!.IsSecret);
        Assert.False(reading.Tree["flavor"]!.IsSecret);
    }

    [Fact]
    public void SensitiveFieldOfAListItem_BecomesSecret()
    {
        var reading = Read(
            "OS::Trove::Instance",
            """{"flavor": "f", "size": 1, "databases": [{"name": "main"}], "users": [{"name": "ann", "password": "hunter2", "databases": ["main"]}]}""");

        Assert.Empty(reading.Diagnostics);
        var user = (MapValue)reading.Tree.List("users")[0];
        Assert.True(user["password"]!.IsSecret);
        Assert.False(user["name"]!.IsSecret);
    }

    [Theory]
    [InlineData("OS::Cinder::Volume", "size", "big")]
    [InlineData("OS::Cinder::Volume", "metadata", "big")]
    [InlineData("OS::Neutron::Net", "admin_state_up", "Perhaps")]
    [InlineData("OS::Neutron::Net", "tags", "big")]
    [InlineData("OS::Neutron::Subnet", "cidr", "10.0.0.0/99")]
    [InlineData("OS::Nova::Server", "user_data_format", "YAML")]
    [InlineData("OS::Heat::TestResource", "wait_secs", "soon")]
    public void SecretValue_IsMaskedInMessages(string type, string property, string value)
    {
        var raw = new MapValue([new(property, new TextValue(value, isSecret: true))]);

        var findings = PropertyReader.Read(ResourceTypeCatalog.Default.Find(type)!, raw, Path, _ => null)
            .Diagnostics.Where(finding => finding.Path == $"{Path}.{property}");

        var message = Assert.Single(findings).Message;
        Assert.Contains(ValueJson.Mask, message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void ConvertedSecret_StaysSecret()
    {
        var raw = new MapValue([new("size", new TextValue("7", isSecret: true))]);

        var size = PropertyReader.Read(ResourceTypeCatalog.Default.Find("OS::Cinder::Volume")!, raw, Path, _ => null).Tree["size"];

        Assert.Equal(TemplateValue.From(7), size);
        Assert.True(size!.IsSecret);
    }

    [Fact]
    public void TypeThatTakesAnything_LeavesEverythingAsItIs()
    {
        var raw = Values.Map("""{"a": [1], "b": null}""");

        Assert.Same(raw, PropertyReader.Read(ResourceTypeCatalog.Default.Find("OS::Heat::None")!, raw, Path, _ => null).Tree.Values);
    }

    [Fact]
    public void ValueWhoseTypeIsUnknownYet_IsLeftAsItIs()
    {
        var raw = new MapValue([new("type", new UnknownValue("kind", null)), new("value", Values.Text("5"))]);

        Assert.Equal(Values.Text("5"), PropertyReader.Read(ResourceTypeCatalog.Default.Find("OS::Heat::Value")!, raw, Path, _ => null).Tree["value"]);
    }

    [Theory]
    [InlineData("\"1_000\"", "1000")]
    [InlineData("\"+5\"", "5")]
    [InlineData("5.9", "5")]
    [InlineData("true", "1")]
    [InlineData("\"123456789012345678901234567890\"", "123456789012345678901234567890")]
    public void WholeNumbers_AreReadAsHeatReadsThem(string given, string expected) =>
        Assert.Equal(Values.Json(expected), Read("OS::Cinder::Volume", $$"""{"size": {{given}}}""").Tree["size"]);

    [Theory]
    [InlineData("\"1__0\"")]
    [InlineData("\"_1\"")]
    [InlineData("\"0x10\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void WhatIsNoWholeNumber_IsRefused(string given) =>
        Assert.Equal(PropertyDiagnosticIds.WrongType, Read("OS::Cinder::Volume", $$"""{"size": {{given}}}""").Diagnostics[0].Id);

    private static PropertyReading Read(string type, string properties) =>
        PropertyReader.Read(ResourceTypeCatalog.Default.Find(type)!, Values.Map(properties), Path, _ => null);
}
