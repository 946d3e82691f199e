using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;

namespace Heat.Templates.Tests.Functions;

public sealed class GetZonesTests
{
    [Fact]
    public void GetAZs_WithoutACloud_SaysWhatToWriteInstead()
    {
        var result = TemplateLoader.Load(new TemplateRequest
        {
            Template = DocumentSource.OfText("template", "AWSTemplateFormatVersion: '2010-09-09'\nResources: { one: { Type: 'OS::Heat::Value', Properties: { value: { 'Fn::GetAZs': '' } } } }"),
            Pseudo = new PseudoParameters("web", "3f0c8f4e-0000-4000-8000-000000000001", "project", "RegionOne"),
        });

        var finding = Assert.Single(result.Diagnostics, finding => finding.Id == DiagnosticIds.FunctionNotYet);
        Assert.Contains("Fn::GetAZs is not supported yet", finding.Message, StringComparison.Ordinal);
        Assert.Contains("comma_delimited_list", finding.Message, StringComparison.Ordinal);
    }
}
