using Heat.Templates.Environments;
using Heat.Templates.Nesting;
using Heat.Templates.Schemas;

namespace Heat.Templates.Evaluation;

/// <summary>What a template is loaded with. Stacks inside it are loaded with the same types, files and surroundings.</summary>
internal sealed record LoadContext(
    TemplateRequest Request, IResourceTypeCatalog Catalog, LoadSurroundings Surroundings, ProviderTemplates Providers)
{
    /// <summary>All environments together; set once they were read.</summary>
    public StackEnvironment Environment { get; init; } = StackEnvironment.Empty;
}
