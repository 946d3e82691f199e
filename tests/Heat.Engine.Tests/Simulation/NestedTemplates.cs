using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Heat.Templates.Evaluation;

namespace Heat.Engine.Tests.Simulation;

/// <summary>The templates of stacks inside stacks travel as text. Each is written and read once, however often its scenario runs.</summary>
internal static class NestedTemplates
{
    private static readonly ConditionalWeakTable<object, string> Texts = [];
    private static readonly ConditionalWeakTable<string, ImmutableDictionary<string, object?>> Documents = [];
    private static readonly ConditionalWeakTable<TemplateRequest, FakeTemplate> Templates = [];

    /// <summary>The text of a template that stands in a scenario.</summary>
    public static string TextOf(object node) => Texts.GetValue(node, Node.Write);

    /// <summary>The template that was asked for.</summary>
    public static FakeTemplate Of(TemplateRequest request) => Templates.GetValue(request, static request =>
    {
        var document = Documents.GetValue(request.Template.Text!, static text => Node.Map(Node.Read(text))); // scenarios write text
        return ScenarioTemplates.Read(document.GetValueOrDefault("resources"), document.GetValueOrDefault("outputs"), request.Parameters);
    });
}
