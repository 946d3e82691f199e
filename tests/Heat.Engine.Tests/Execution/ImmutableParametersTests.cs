using Heat.Engine.Execution;
using Heat.Engine.Stacks;
using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;

namespace Heat.Engine.Tests.Execution;

public sealed class ImmutableParametersTests
{
    private const string Fixed = "parameters: { size: { type: number, immutable: true, default: VALUE }, name: { type: string, default: VALUE } }";

    [Fact]
    public void ChangedValue_IsFound()
    {
        var finding = ImmutableParameters.Changed(Template(Fixed, "2"), StateOf(Template(Fixed, "1")));
        Assert.Equal(DiagnosticIds.ImmutableParameter, finding?.Id);
        Assert.Equal("parameters.size", finding?.Path);
        Assert.Contains(": size.", finding?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SameValue_IsNoChange() => Assert.Null(ImmutableParameters.Changed(Template(Fixed, "1"), StateOf(Template(Fixed, "1"))));

    [Fact]
    public void ParameterThatIsNotImmutableAnyMore_MayChange() =>
        Assert.Null(ImmutableParameters.Changed(Template(Fixed.Replace("true", "false", StringComparison.Ordinal), "2"), StateOf(Template(Fixed, "1"))));

    [Fact]
    public void NewParameter_MayHaveAnyValue() => Assert.Null(ImmutableParameters.Changed(Template(Fixed, "2"), StackState.Empty));

    [Fact]
    public void Hash_DoesNotShowTheValue() =>
        Assert.DoesNotContain("4711", Assert.Single(StateOf(Template(Fixed, "4711")).ImmutableParameters).Value, StringComparison.Ordinal);

    private static StackState StateOf(IStackTemplate template) => StackState.Empty with { ImmutableParameters = ImmutableParameters.Of(template) };

    private static IStackTemplate Template(string body, string value) => TemplateLoader.Load(new TemplateRequest
    {
        Template = DocumentSource.OfText("template", "heat_template_version: 2021-04-16\n" + body.Replace("VALUE", value, StringComparison.Ordinal)),
        Pseudo = new PseudoParameters("s", "id", "project", null),
    }).Template!; // it has no mistake
}
