using Heat.Templates.Conditions;
using Heat.Templates.Diagnostics;
using Heat.Templates.Dialects;
using Heat.Templates.Environments;
using Heat.Templates.Expressions;
using Heat.Templates.Nesting;
using Heat.Templates.Parameters;
using Heat.Templates.Schemas;
using Heat.Templates.Syntax;
using Heat.Templates.Values;

namespace Heat.Templates.Evaluation;

/// <summary>Turns a request into a template that can be evaluated.</summary>
/// <remarks>Pure: no file, clock or network is touched. All mistakes of a template are found in one run, as far as one does not hide another.</remarks>
public static class TemplateLoader
{
    /// <summary>Loads a template with the resource types that come with the product.</summary>
    public static TemplateResult Load(TemplateRequest request) => Load(request, ResourceTypeCatalog.Default);

    /// <summary>Loads a template with the resource types of a catalog.</summary>
    /// <returns>The template, or every error that was found; warnings in both cases.</returns>
    public static TemplateResult Load(TemplateRequest request, IResourceTypeCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(catalog);
        return Load(request, catalog, LoadSurroundings.None);
    }

    internal static TemplateResult Load(TemplateRequest request, IResourceTypeCatalog catalog, LoadSurroundings surroundings)
    {
        return Load(new LoadContext(request, catalog, surroundings, new ProviderTemplates(request.Files)));
    }

    internal static TemplateResult Load(LoadContext context)
    {
        var diagnostics = new DiagnosticBag();
        var (template, outline) = Bind(context, diagnostics);
        return new TemplateResult(diagnostics.HasErrors ? null : template, diagnostics.ToImmutable()) { Outline = outline };
    }

    private static (BoundTemplate? Template, TemplateOutline? Outline) Bind(LoadContext context, DiagnosticBag diagnostics)
    {
        var request = context.Request;
        StackNames.Check(request.Pseudo.StackName, diagnostics);
        if (DialectReader.Read(request.Template, diagnostics) is not ({ } root, { } dialect))
        {
            return default;
        }

        root = InsideReads.Told(root, dialect, request.ReadInside);
        SectionChecks.Check(root, dialect, diagnostics);
        var sections = dialect.Sections;
        var declarations = new ParameterReader(dialect.ParameterKeys, diagnostics).Read(root[sections.Parameters], sections.Parameters);
        var needs = new List<EngineNeed>();
        var environment = new EnvironmentReader(declarations, diagnostics, needs).Read(request.Environments);
        var parameters = new ParameterBinder(environment, request, diagnostics).Bind(declarations, dialect);
        ParameterGroups.Check(sections.ParameterGroups is { } groups ? root[groups] : null, declarations, diagnostics);
        var outline = new TemplateOutline(
            Description(root, dialect),
            parameters.Described,
            sections.ParameterGroups is { } shown && root[shown]?.ToValue() is ListValue list ? list : ListValue.Empty);
        if (diagnostics.HasErrors)
        {
            parameters = parameters.Tolerant();
        }

        var scope = new TemplateScope(dialect, parameters, request.Files, diagnostics)
        {
            Facade = request.Facade,
            AvailabilityZones = context.Surroundings.AvailabilityZones ?? Zones(request),
            Mappings = sections.Mappings is { } mappings && root[mappings]?.ToValue() is MapValue tables ? tables : MapValue.Empty,
        };
        scope.Conditions = ConditionReader.Read(sections.Conditions is { } conditions ? root[conditions] : null, sections.Conditions ?? "", scope);
        return (BindResources(root, scope, context with { Environment = environment }, needs), outline);
    }

    private static BoundTemplate BindResources(MapNode root, TemplateScope scope, LoadContext context, List<EngineNeed> needs)
    {
        var sections = scope.Dialect.Sections;
        var reader = new ResourceReader(scope, context);
        var resources = reader.Read(root[sections.Resources], sections.Resources);
        var outputs = new OutputReader(scope).Read(root[sections.Outputs], sections.Outputs);
        DuplicateNames.Check(resources, scope);
        new ReferenceLinker(resources, reader.Broken, scope).Link(outputs);
        needs.AddRange(resources.Where(resource => resource is { IsEnabled: true, Provider: not null }).Select(NestedStack));
        var template = new BoundTemplate(Description(root, scope.Dialect), scope, resources, outputs) { Context = context, Needs = [.. needs] };
        CycleFinder.Check(template.Resources, sections.Resources, scope.Diagnostics);
        var nested = new NestedCheck(template, scope.Diagnostics);
        foreach (var resource in template.Resources)
        {
            // What is wrong whatever the cloud answers is found now; what depends on a resource is checked when it exists.
            var evaluated = template.Evaluate(resource.Name, UnknownResources.Instance);
            scope.Diagnostics.AddRange(context.Request.Depth == 0 ? evaluated.Diagnostics : evaluated.Diagnostics.Select(Lenient));
            if (resource.Schema.Nested != NestedForm.None && evaluated.Diagnostics.IsEmpty)
            {
                nested.Check(template.Bound(resource.Name), evaluated);
            }
        }

        CheckOutputs(template, scope);
        return template;
    }

    private static ListValue? Zones(TemplateRequest request) =>
        request.AvailabilityZones is { } names ? new ListValue([.. names.Select(TemplateValue.From)]) : null;

    /// <summary>An output that cannot be computed forbids no stack: whoever reads it gets the reason.</summary>
    private static void CheckOutputs(BoundTemplate template, TemplateScope scope)
    {
        foreach (var output in template.AllOutputs.Where(output => output.IsEnabled))
        {
            try
            {
                output.Value.Evaluate(UnknownResources.Instance);
            }
            catch (TemplateFault fault)
            {
                scope.Diagnostics.Warning(fault.Id, fault.Message, fault.Path, fault.Position);
            }
        }
    }

    private static string Description(MapNode root, Dialect dialect) =>
        root[dialect.Sections.Description]?.ToValue() is { } text and not NullValue ? HeatText.Plain(text) : "";

    /// <summary>
    /// Values inside a nested stack come from properties of the outer one and may have lost their type on the way: as in Heat
    /// they are refused when the resource is made, not before.
    /// </summary>
    private static Diagnostic Lenient(Diagnostic finding) => finding.Id is PropertyDiagnosticIds.WrongType or PropertyDiagnosticIds.LimitBroken
        ? finding with { Severity = DiagnosticSeverity.Warning }
        : finding;

    private static EngineNeed NestedStack(BoundResource resource) =>
        new(EngineFeature.NestedStack, resource.Definition.TemplateFile ?? "", $"{resource.Path}.type", resource.Definition.Position);
}
