using Heat.Templates.Evaluation;
using Heat.Templates.Tests.Evaluation;

namespace Heat.Templates.Tests.Parameters;

public sealed class TemplateOutlineTests
{
    private const string Body =
        """
        description: Shown to people
        parameters:
          name: { type: string, label: Name, description: of the thing, constraints: [ { length: { min: 1, max: 9 }, description: short } ] }
          size: { type: number, default: 4, constraints: [ { range: { max: 1.5e+1 } } ] }
          pw: { type: string, hidden: true, default: hush }
        parameter_groups: [ { label: all, parameters: [ name, size, pw ] } ]
        """;

    [Fact]
    public void Outline_IsThereThoughValuesAreMissing()
    {
        var result = TemplateLoader.Load(TestTemplate.Request(Body));

        Assert.Null(result.Template);
        Assert.Equal("Shown to people", result.Outline!.Description);
        Assert.Equal(["name", "size", "pw"], result.Outline.Parameters.Select(parameter => parameter.Name));
        Assert.Equal("""[{"label":"all","parameters":["name","size","pw"]}]""", result.Outline.Groups.ToString());
    }

    [Fact]
    public void Parameters_AreDescribedInTheWordsOfTheApi_HiddenOnesMasked()
    {
        var described = TemplateLoader.Load(TestTemplate.Request(Body)).Outline!.DescribeParameters();

        Assert.Equal(
            """{"Type":"String","Description":"of the thing","NoEcho":"false","Label":"Name","MinLength":1,"MaxLength":9,"ConstraintDescription":"short"}""",
            described["name"]!.ToString());
        Assert.Equal("""{"Type":"Number","Description":"","NoEcho":"false","Label":"size","Default":4,"MaxValue":15}""", described["size"]!.ToString());
        Assert.Contains("\"Default\":\"******\"", described["pw"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void TextThatIsNoTemplate_HasNoOutline() =>
        Assert.Null(TemplateLoader.Load(TestTemplate.Request("x: [") with { Template = DocumentSource.OfText("template", "[") }).Outline);
}
