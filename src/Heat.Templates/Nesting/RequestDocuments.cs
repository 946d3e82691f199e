using Heat.Templates.Diagnostics;
using Heat.Templates.Dialects;
using Heat.Templates.Environments;
using Heat.Templates.Evaluation;
using Heat.Templates.Parameters;
using Heat.Templates.Syntax;
using Heat.Templates.Values;

namespace Heat.Templates.Nesting;

/// <summary>The documents of a request as Heat writes them when it hands a stack over: one template, one environment.</summary>
public static class RequestDocuments
{
    /// <summary>The template as a map.</summary>
    /// <exception cref="FormatException">It cannot be read as a map.</exception>
    public static MapValue Template(TemplateRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return DocumentReader.Read(request.Template, new DiagnosticBag())?.ToValue() as MapValue
            ?? throw new FormatException($"The document '{request.Template.Name}' is no template.");
    }

    /// <summary>All environments merged, with the values of the stack's own parameters. Secrets stay marked.</summary>
    public static MapValue Environment(TemplateRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var diagnostics = new DiagnosticBag();
        var declarations = DialectReader.Read(request.Template, diagnostics) is ({ } root, { } dialect)
            ? new ParameterReader(dialect.ParameterKeys, diagnostics).Read(root[dialect.Sections.Parameters], dialect.Sections.Parameters)
            : [];
        return new EnvironmentReader(declarations, diagnostics, []).Read(request.Environments).ToValue(request.Parameters);
    }
}
