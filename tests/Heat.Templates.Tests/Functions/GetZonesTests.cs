using System.Text.Json;
using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;
using Heat.Templates.Nesting;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Functions;

public sealed class GetZonesTests
{
    private const string Zones = "AWSTemplateFormatVersion: '2010-09-09'\nOutputs: { Z: { Value: { 'Fn::GetAZs': '' } } }";

    [Fact]
    public void GetAZs_WithoutACloud_SaysWhatToWriteInstead()
    {
        var result = TemplateLoader.Load(Request(Zones));

        var finding = Assert.Single(result.Diagnostics, finding => finding.Id == DiagnosticIds.CloudNotAsked);
        Assert.Contains("Fn::GetAZs gives the zones of a cloud, and none was asked.", finding.Message, StringComparison.Ordinal);
        Assert.Contains("comma_delimited_list", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GetAZs_GivesTheZonesInTheCloudsOrder()
    {
        var template = TemplateLoader.Load(Request(Zones) with { AvailabilityZones = ["nova", "az2"] }).Template!; // nothing is wrong with it

        Assert.Equal("""["nova","az2"]""", ValueJson.ToMaskedText(template.EvaluateOutput("Z", UnknownResources.Instance).Value));
    }

    [Fact]
    public void KeptRequest_HasItsZones()
    {
        var request = Request(Zones) with { AvailabilityZones = ["nova", "az2"] };

        var kept = TemplateRequestForm.FromValue(TemplateRequestForm.ToValue(request), request.Pseudo);

        Assert.Equal<IEnumerable<string>>(["nova", "az2"], kept.AvailabilityZones!); // it had some
        Assert.Null(TemplateRequestForm.FromValue(TemplateRequestForm.ToValue(Request(Zones)), request.Pseudo).AvailabilityZones);
    }

    [Fact]
    public void ZonesArePossiblyUsed_WhereAnyTemplateNamesTheFunction()
    {
        var without = Request("heat_template_version: 2021-04-16");
        Assert.False(ZoneUse.IsPossible(without));
        Assert.True(ZoneUse.IsPossible(Request(Zones)));
        Assert.True(ZoneUse.IsPossible(without with { Files = without.Files.Add("inner.template", Zones) }));
        Assert.True(ZoneUse.IsPossible(without with { Template = DocumentSource.OfObject("template", JsonSerializer.SerializeToElement(new { Value = new Dictionary<string, string> { ["Fn::GetAZs"] = "" } })) }));
        var kept = TemplateRequestForm.FromValue(TemplateRequestForm.ToValue(Request(Zones)), without.Pseudo);
        Assert.True(ZoneUse.IsPossible(kept));
    }

    private static TemplateRequest Request(string template) => new()
    {
        Template = DocumentSource.OfText("template", template),
        Pseudo = new PseudoParameters("web", "3f0c8f4e-0000-4000-8000-000000000001", "project", "RegionOne"),
    };
}
