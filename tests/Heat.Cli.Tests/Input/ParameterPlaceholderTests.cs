using Heat.Cli.Input;
using Heat.Templates.Evaluation;
using Heat.Templates.Language.Outline;
using Heat.Templates.Values;

namespace Heat.Cli.Tests.Input;

public sealed class ParameterPlaceholderTests
{
    [Theory]
    [InlineData("{ type: string, constraints: [{ allowed_values: [small, large] }] }", "\"small\"")]
    [InlineData("{ type: boolean }", "true")]
    [InlineData("{ type: number, constraints: [{ range: { min: 3, max: 5 } }] }", "3")]
    [InlineData("{ type: number }", "1")]
    [InlineData("{ type: json }", "{}")]
    [InlineData("{ type: comma_delimited_list }", "[]")]
    [InlineData("{ type: string }", "\"p\"")]
    public void ParameterThatDecides_GetsAValueThatItsDeclarationAllows(string declaration, string value) => Assert.Equal(
        value,
        For($$"""
            heat_template_version: 2021-04-16
            parameters: { p: {{declaration}} }
            conditions: { c: { equals: [{ get_param: p }, 1] } }
            """).ToString());

    [Theory]
    [InlineData("resources: { r: { type: OS::Heat::None, condition: { equals: [{ get_param: p }, 1] } } }", true)]
    [InlineData("outputs: { o: { condition: { equals: [{ get_param: p }, 1] }, value: 1 } }", true)]
    [InlineData("outputs: { o: { value: { if: [{ equals: [{ get_param: p }, 1] }, 1, 2] } } }", true)]
    [InlineData("outputs: { o: { value: { if: [c, { get_param: p }, 2] } } }", false)]
    [InlineData("outputs: { o: { value: { get_param: p } } }", false)]
    public void Parameter_IsKnownOnlyWhereAConditionAsksIt(string use, bool isKnown) => Assert.Equal(
        isKnown,
        For($$"""
            heat_template_version: 2021-04-16
            parameters: { p: { type: number } }
            {{use}}
            """).IsKnown);

    private static TemplateValue For(string template) =>
        ParameterPlaceholders.For(["p"], TemplateOutline.Read(DocumentSource.OfText("t", template))!)["p"]!;
}
