using Heat.Templates.Evaluation;
using Heat.Templates.Language.Outline;

namespace Heat.Cli.Tests.Language;

public sealed class TemplateOutlineTests
{
    private static readonly TemplateOutline Hot = TemplateOutline.Read(DocumentSource.OfText("t", """
        heat_template_version: pike
        parameters:
          secret: { type: string, hidden: true, default: x }
          open: { type: number, description: Seen by all., constraints: [{ range: { min: 1 } }] }
        conditions:
          c: { equals: [{ get_param: open }, 1] }
        resources:
          a: { type: OS::Heat::None, depends_on: b, condition: c, properties: { x: { get_param: [open, 0] } } }
          b: { type: OS::Heat::None, depends_on: [a, c] }
        outputs:
          o: { condition: c, value: [{ get_attr: [a, x] }, { get_param: { get_param: secret } }] }
        """))!;

    [Fact]
    public void Version_MayBeARelease() => Assert.Equal("2017-09-01", Hot.Version.Name);

    [Fact]
    public void Parameters_SayWhatIsDeclared()
    {
        Assert.Equal([true, false], Hot.Parameters.Select(parameter => parameter.IsHidden));
        Assert.Equal([false, true], Hot.Parameters.Select(parameter => parameter.HasConstraints));
        Assert.Equal(["", "Seen by all."], Hot.Parameters.Select(parameter => parameter.Description));
        Assert.Equal((3, 3), (Hot.Parameters[0].Position.Line, Hot.Parameters[0].Position.Column));
        Assert.Equal("x", Hot.Parameters[0].Default?.Value.Text);
        Assert.Null(Hot.Parameters[1].Default);
    }

    [Theory]
    [InlineData("heat_template_version: pike\nparameters: { p: { type: string, hidden: \"false\" } }", true)]
    [InlineData("heat_template_version: pike\nparameters: { p: { type: string, hidden: false } }", false)]
    [InlineData("HeatTemplateFormatVersion: '2012-12-12'\nParameters: { P: { Type: String, NoEcho: TRUE } }", true)]
    [InlineData("HeatTemplateFormatVersion: '2012-12-12'\nParameters: { P: { Type: String, NoEcho: \"false\" } }", false)]
    public void HiddenParameter_IsOneAfterTheRulesOfItsLanguage(string template, bool isHidden) =>
        Assert.Equal(isHidden, TemplateOutline.Read(DocumentSource.OfText("t", template))!.Parameters[0].IsHidden);

    [Fact]
    public void Resources_SayWhatTheyWaitFor()
    {
        Assert.Equal(["b"], Hot.Resources[0].DependsOn.Select(name => name.Text));
        Assert.Equal(["a", "c"], Hot.Resources[1].DependsOn.Select(name => name.Text));
        Assert.Equal("c", Hot.Resources[0].Condition?.Text);
        Assert.Null(Hot.Resources[1].Condition);
    }

    [Fact]
    public void Calls_AreFoundWithPathAndSubject() => Assert.Equal(
        [
            ("conditions.c", "equals", null),
            ("conditions.c.equals[0]", "get_param", "open"),
            ("resources.a.properties.x", "get_param", "open"),
            ("outputs.o.value[0]", "get_attr", "a"),
            ("outputs.o.value[1]", "get_param", null),
            ("outputs.o.value[1].get_param", "get_param", "secret"),
        ],
        Hot.Calls.Select(call => (call.Path, call.Function, call.Subject)));

    [Fact]
    public void CloudFormation_IsReadInItsOwnSpelling()
    {
        var outline = TemplateOutline.Read(DocumentSource.OfText("t", """
            { "AWSTemplateFormatVersion": "2010-09-09",
              "Parameters": { "P": { "Type": "String", "NoEcho": "true", "MinLength": 3 } },
              "Resources": { "A": { "Type": "AWS::EC2::EIP", "DependsOn": ["B"] } },
              "Outputs": { "O": { "Value": { "Fn::GetAtt": "A.AllocationId" } } } }
            """))!;
        Assert.False(outline.Version.IsHot);
        Assert.True(outline.Parameters[0] is { IsHidden: true, HasConstraints: true });
        Assert.Equal("B", Assert.Single(outline.Resources[0].DependsOn).Text);
        Assert.Equal(("Fn::GetAtt", "A"), (outline.Calls[0].Function, outline.Calls[0].Subject));
        Assert.Equal("Outputs.O", outline.PathOf(outline.Outputs[0]));
    }

    [Theory]
    [InlineData("resources: {}")]
    [InlineData("heat_template_version: 1999-01-01")]
    [InlineData("[")]
    [InlineData("")]
    public void TextThatIsNoTemplate_HasNoOutline(string text) => Assert.Null(TemplateOutline.Read(DocumentSource.OfText("t", text)));

    [Fact]
    public void Walk_GivesEveryPieceInTheOrderOfTheText()
    {
        var root = DocumentOutline.Read(DocumentSource.OfText("t", "a: [1, { b: 2 }]\nc: 3")).Root!;
        Assert.Equal(["r", "r.a", "r.a[0]", "r.a[1]", "r.a[1].b", "r.c"], root.Walk("r").Select(piece => piece.Path));
        Assert.Equal((1, 10), (root.PositionOf(".a[1].b").Line, root.PositionOf(".a[1].b").Column));
    }
}
