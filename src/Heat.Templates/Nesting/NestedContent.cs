using Heat.Templates.Evaluation;
using Heat.Templates.Syntax;
using Heat.Templates.Values;

namespace Heat.Templates.Nesting;

/// <summary>All that tells one stack inside a template from another, apart from its name: two of one content have the same mistakes.</summary>
/// <param name="Root">Its template, as it was read once for all.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="HasSecrets">Some of them are secret, which is no part of their equality: mistakes may not show them.</param>
/// <param name="Environment">Its environment.</param>
/// <param name="Facade">What the resource says of itself.</param>
internal sealed record NestedContent(Node Root, MapValue Parameters, bool HasSecrets, TemplateValue Environment, Facade? Facade)
{
    /// <summary>The content; null where the template is made for this stack alone, or the name itself is a mistake.</summary>
    public static NestedContent? Of(TemplateRequest request) =>
        request is { Template.Root: { } root, Environments: [{ Value: { } environment }] } && StackNames.IsValid(request.Pseudo.StackName)
            ? new NestedContent(root, request.Parameters, request.Parameters.ContainsSecret, environment, request.Facade)
            : null;
}
