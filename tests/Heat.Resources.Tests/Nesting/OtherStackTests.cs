using Heat.Engine.Resources;
using Heat.OpenStack.Errors;
using Heat.Resources.Aws;
using Heat.Resources.Heat;
using Heat.Resources.Tests.Heat;
using Heat.Templates.Evaluation;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Tests.Nesting;

public sealed class OtherStackTests
{
    private const string Name = "web-r-abcdefghijkl";

    private readonly MemoryChildStacks _stacks = new();

    [Fact]
    public async Task HeatStack_TellsRegionCredentialsAndTimeout()
    {
        var driver = new Stack(_stacks);
        var resource = Resource(
            "OS::Heat::Stack", """{"template":"heat_template_version: 2021-04-16","timeout":5,"context":{"region_name":"two","credential_secret_id":"other-cloud"}}""");

        var created = resource.After(await driver.CreateAsync(resource, CancellationToken.None));

        var wish = _stacks.Wishes[Name];
        Assert.Equal(("two", "other-cloud", TimeSpan.FromMinutes(5)), (wish.Region, wish.CredentialsSecret, wish.Timeout));
        Assert.Equal(new TextValue(Name), await driver.ReadAttributeAsync(created, new Observation(Lifecycle.Ready), "stack_name", CancellationToken.None));
        Assert.Equal(new TextValue("child-1"), await driver.ReadReferenceIdAsync(created, CancellationToken.None));
    }

    [Theory]
    [InlineData("""{"template":"t","context":{"region_name":"two"}}""", false)]
    [InlineData("""{"template":"t"}""", true)]
    public async Task HeatStackElsewhere_HasZonesOfItsOwn(string properties, bool takesThoseOfHere)
    {
        var resource = Resource("OS::Heat::Stack", properties);

        await new Stack(_stacks).CreateAsync(resource with { Nested = resource.Nested! with { AvailabilityZones = ["nova"] } }, CancellationToken.None); // Resource gives one

        Assert.Equal(takesThoseOfHere, _stacks.Wishes[Name].Request.AvailabilityZones is not null);
    }

    [Fact]
    public void HeatStack_NeedsANewStackInAnotherRegion()
    {
        var driver = new Stack(_stacks);
        var one = Resource("OS::Heat::Stack", """{"template":"t","context":{"region_name":"one"}}""");
        var two = Resource("OS::Heat::Stack", """{"template":"t","context":{"region_name":"two"}}""");

        Assert.Equal(OnChange.Replace, driver.Decide(Contexts.Diff(one, two)).Action);
        Assert.Equal(OnChange.UpdateInPlace, driver.Decide(Contexts.Diff(one, one)).Action);
    }

    [Theory]
    [InlineData("""{"template":"t","context":{"region_name":"two"}}""", "It stands in another cloud or region, which a plan does not look into.")]
    [InlineData("""{"template":"t","context":{"credential_secret_id":"other-cloud"}}""", "It stands in another cloud or region, which a plan does not look into.")]
    [InlineData("""{"template":"t","context":{"region_name":"one"}}""", null)]
    [InlineData("""{"template":"t"}""", null)]
    public async Task HeatStackElsewhere_IsNotLookedIntoByAPlan_WhichSaysSo(string properties, string? obstacle)
    {
        var resource = Resource("OS::Heat::Stack", properties);
        var here = resource with { Nested = resource.Nested! with { Pseudo = resource.Nested.Pseudo with { Region = "one" } } }; // Resource gives one

        var foreseen = await new Stack(_stacks).ForetellAsync(here, CancellationToken.None);

        Assert.Equal(obstacle, foreseen.Obstacle);
    }

    [Theory]
    [InlineData("""{"template":"t","context":{"ca_cert":"PEM"}}""", "cacert")]
    [InlineData("""{"template":"t","context":{"insecure":true}}""", "verify: false")]
    public void HeatStack_SaysWhereCertificatesBelong(string properties, string part) =>
        Assert.Contains(part, Assert.Single(new Stack(_stacks).Validate(Resource("OS::Heat::Stack", properties).Properties)), StringComparison.Ordinal);

    [Fact]
    public async Task CloudFormationStack_ShowsItsOutputs()
    {
        var driver = new CloudFormationStack(_stacks);
        var resource = Resource("AWS::CloudFormation::Stack", """{"TemplateURL":"child.template","TimeoutInMinutes":7}""");
        var created = resource.After(await driver.CreateAsync(resource, CancellationToken.None));
        _stacks.Set(Name, child => child with { Outputs = MapValue.Empty.With("Ip", new TextValue("10.0.0.5")) });

        Assert.Equal(new TextValue("10.0.0.5"), await driver.ReadAttributeAsync(created, new Observation(Lifecycle.Ready), "Outputs.Ip", CancellationToken.None));
        Assert.Equal(new TextValue($"arn:openstack:heat::project:stacks/{Name}/child-1"), await driver.ReadReferenceIdAsync(created, CancellationToken.None));
        Assert.Equal(TimeSpan.FromMinutes(7), _stacks.Wishes[Name].Timeout);
    }

    [Fact]
    public async Task CloudFormationStack_FetchesNothing()
    {
        var resource = Resource("AWS::CloudFormation::Stack", """{"TemplateURL":"http://example.org/child.template"}""") with { Nested = null };

        var refusal = await Assert.ThrowsAsync<OpenStackException>(() => new CloudFormationStack(_stacks).CreateAsync(resource, CancellationToken.None));

        Assert.Contains("spec.files", refusal.Message, StringComparison.Ordinal);
    }

    private static ResourceContext Resource(string type, string properties) => Contexts.Of(type, properties) with
    {
        Nested = new TemplateRequest
        {
            Template = DocumentSource.OfText("child", "heat_template_version: 2021-04-16"),
            Pseudo = new PseudoParameters("web-r", "", "project", null),
            Depth = 1,
        },
    };
}
