using Heat.Templates.Diagnostics;
using Heat.Templates.Environments;
using Heat.Templates.Nesting;
using Heat.Templates.Schemas;
using Heat.Templates.Syntax;
using Heat.Templates.Values;

namespace Heat.Templates.Evaluation;

/// <summary>Finds what stands behind the type that a resource names: a built-in type or a template.</summary>
internal sealed class ResourceTypes(LoadContext context, DiagnosticBag diagnostics)
{
    private TypeRegistry Registry => context.Environment.Registry;

    /// <summary>Gives a resource its type, with what the registry says of it. False: the template behind it cannot be read, as was noted.</summary>
    /// <exception cref="TemplateFault">There is no such type.</exception>
    public bool TrySet(BoundResource resource, Node node, TemplatePath path)
    {
        var written = HeatText.Plain(node.ToValue());
        var resolved = Registry.Resolve(written, resource.Name);
        resource.Mapping = resolved.Mapping;
        var isTemplate = TemplateTypes.IsTemplate(resolved.Name);
        resource.Provider = isTemplate ? Provider(written, resolved.Name, path, node.Position) : null;
        if (isTemplate && resource.Provider is null)
        {
            return false;
        }

        var schema = resource.Provider?.Schema ?? BuiltIn(written, resolved.Name, path, node.Position);
        if (resource.Provider is { } provider && context.Catalog.Find(written) is { } facade)
        {
            CheckFacade(facade, provider, path, node.Position);
        }

        resource.Definition = resource.Definition with
        {
            Type = schema.Name,
            Schema = schema,
            TemplateFile = resource.Provider?.File,
            Hooks = Registry.Hooks(resource.Name),
            RestrictedActions = Registry.RestrictedActions(resource.Name),
        };
        return true;
    }

    private ResourceTypeSchema BuiltIn(string written, string type, TemplatePath path, SourcePosition position) => context.Catalog.Find(type) ?? throw new TemplateFault(
        DiagnosticIds.UnknownType,
        $"The Resource Type ({written}) could not be found.{(type == written ? Suggestion.AfterSentence(type, context.Catalog.Names.Concat(context.Request.Files.Keys)) : $" The environment maps it to {type}.")}",
        path.ToString(),
        position);

    private ProviderTemplate? Provider(string written, string name, TemplatePath path, SourcePosition position)
    {
        var file = context.Providers.FileOf(name, Registry.BaseUrl) ?? throw new TemplateFault(
            DiagnosticIds.MissingTemplate,
            $"The Resource Type ({written}) could not be found.{(name == written ? "" : $" The environment maps it to {name}.")} There is no file of that name{Suggestion.For(name, context.Request.Files.Keys)}",
            path.ToString(),
            position);
        var found = new DiagnosticBag();
        var provider = context.Providers.Read(file, context.Environment.ParameterDefaults, found);
        diagnostics.AddRange(found.ToImmutable().Select(finding => finding with { Path = $"{path}<{file}>{(finding.Path.Length > 0 ? "." : "")}{finding.Path}" }));
        return provider;
    }

    private void CheckFacade(ResourceTypeSchema facade, ProviderTemplate provider, TemplatePath path, SourcePosition position)
    {
        foreach (var mistake in FacadeCheck.Mistakes(facade, provider.Schema))
        {
            diagnostics.Error(DiagnosticIds.BadFacade, mistake, path.ToString(), position);
        }
    }
}
