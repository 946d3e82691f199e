using System.Collections.Immutable;
using Heat.Operator.Stacks.Revisions;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Operator.Tests.Stacks.Revisions;

public sealed class RevisionTests
{
    [Fact]
    public void Revision_SurvivesItsSecret_WithSecretMarks()
    {
        var request = new TemplateRequest
        {
            Template = DocumentSource.OfText("template", "heat_template_version: 2021-04-16"),
            Files = ImmutableDictionary<string, string>.Empty.Add("a.sh", "echo"),
            Environments = [DocumentSource.OfText("environments[0]", "parameters: { a: 1 }")],
            Parameters = MapValue.Empty.With("password", new TextValue("hunter2", isSecret: true)),
            Pseudo = new PseudoParameters("web", "id", "project", null),
        };
        var rewrites = MapValue.Empty.With("server", MapValue.Empty.With("image", new TextValue("copy")));

        var read = Revision.Unpack((Revision.Of(request) with { Rewrites = rewrites }).Pack());

        var back = read.ToRequest();
        Assert.Equal(request.Template.Text, back.Template.Text);
        Assert.Equal("echo", back.Files["a.sh"]);
        Assert.Equal("parameters: { a: 1 }", Assert.Single(back.Environments).Text);
        Assert.True(back.Parameters["password"]!.IsSecret); // it was put in
        Assert.Equal(rewrites, read.Rewrites);
    }

    [Fact]
    public void DamagedRevision_IsRefused() => Assert.Throws<InvalidDataException>(() => Revision.Unpack([1, 2, 3]));
}
