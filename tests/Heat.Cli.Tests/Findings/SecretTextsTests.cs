using Heat.Cli.Findings;
using Heat.Cli.Input;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Cli.Tests.Findings;

public sealed class SecretTextsTests
{
    [Theory]
    [InlineData("parameters: { pin: { type: string, hidden: true, default: hunter2 } }", "")]
    [InlineData("parameters: { db_password: { type: string, default: hunter2 } }", "")]
    [InlineData("resources: { r: { type: OS::Nova::Server, properties: { admin_password: hunter2 } } }", "")]
    [InlineData("parameters: { pin: { type: string, hidden: true } }", "parameters: { pin: hunter2 }")]
    [InlineData("", "parameter_defaults: { api_key: hunter2 }")]
    [InlineData("", "parameters: { admin_password: \"first\\nhunter2\\nlast\" }")]
    public void Secret_IsCoveredInPlace(string template, string environment) =>
        Assert.Equal("say ******* twice: *******", Of(template, environment).Cover("say hunter2 twice: hunter2"));

    [Theory]
    [InlineData("parameters: { name: { type: string, default: hunter2 } }", "")]
    [InlineData("resources: { r: { type: OS::Heat::RandomString, properties: { password_length: hunter2 } } }", "")]
    [InlineData("", "parameters: { name: hunter2 }")]
    public void AnythingElse_IsShown(string template, string environment) => Assert.Equal("say hunter2", Of(template, environment).Cover("say hunter2"));

    private static SecretTexts Of(string template, string environment) => SecretTexts.Of(new TemplateInput(new TemplateRequest
    {
        Template = DocumentSource.OfText("t", $"heat_template_version: pike\n{template}"),
        Environments = [DocumentSource.OfText("e", environment)],
        Pseudo = new PseudoParameters("s", "i", "p", null),
    })
    { Texts = [], Zones = [], Stubs = MapValue.Empty });
}
