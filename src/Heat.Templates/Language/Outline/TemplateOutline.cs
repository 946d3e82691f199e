using System.Collections.Immutable;
using Heat.Templates.Diagnostics;
using Heat.Templates.Dialects;
using Heat.Templates.Evaluation;

namespace Heat.Templates.Language.Outline;

/// <summary>What a template's text declares and uses, with places; nothing is evaluated and conditions are not asked.</summary>
public sealed class TemplateOutline
{
    private readonly Dialect _dialect;

    private TemplateOutline(OutlineNode root, Dialect dialect)
    {
        _dialect = dialect;
        Root = root;
        Version = LanguageVersions.All.First(version => ReferenceEquals(LanguageVersions.Dialect(version), dialect) || Names(version, root));
        Parameters = [.. Section(dialect.Sections.Parameters).Select(entry => OutlineParameter.Read(entry, PathOf(dialect.Sections.Parameters, entry), dialect.ParameterKeys))];
        Conditions = Section(dialect.Sections.Conditions);
        Resources = [.. Section(dialect.Sections.Resources).Select(entry => OutlineResource.Read(entry, PathOf(dialect.Sections.Resources, entry), dialect.ResourceKeys))];
        Outputs = Section(dialect.Sections.Outputs);
        Calls = [.. FindCalls()];
    }

    /// <summary>The whole template.</summary>
    public OutlineNode Root { get; }

    /// <summary>The version that the template names.</summary>
    public LanguageVersion Version { get; }

    /// <summary>Declared parameters.</summary>
    public ImmutableArray<OutlineParameter> Parameters { get; }

    /// <summary>Named conditions.</summary>
    public ImmutableArray<OutlineEntry> Conditions { get; }

    /// <summary>Resources, whether their condition holds or not.</summary>
    public ImmutableArray<OutlineResource> Resources { get; }

    /// <summary>Outputs.</summary>
    public ImmutableArray<OutlineEntry> Outputs { get; }

    /// <summary>Every call of a function in conditions, resources and outputs, in the order of the text.</summary>
    public ImmutableArray<OutlineCall> Calls { get; }

    /// <summary>The path of an output.</summary>
    public string PathOf(OutlineEntry output) => PathOf(_dialect.Sections.Outputs, output);

    /// <summary>The path of a condition.</summary>
    public string PathOfCondition(OutlineEntry condition) => PathOf(_dialect.Sections.Conditions ?? "", condition);

    /// <summary>The value of an output; null where it has none.</summary>
    public OutlineEntry? ValueOf(OutlineEntry output) => output?.Value.Find(_dialect.OutputKeys.Value);

    /// <summary>The condition that an output names; null where it has none.</summary>
    public OutlineNode? ConditionOf(OutlineEntry output) => _dialect.OutputKeys.Condition is { } key ? output?.Value[key] : null;

    /// <summary>The template's outline; null where it has no version or cannot be read.</summary>
    public static TemplateOutline? Read(DocumentSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return DialectReader.Read(source, new DiagnosticBag()) is ({ } root, { } dialect) ? new TemplateOutline(new OutlineNode(root), dialect) : null;
    }

    private static bool Names(LanguageVersion version, OutlineNode root) =>
        root[version.Key]?.Text is { } name && (name.StartsWith(version.Name, StringComparison.Ordinal) || name == version.Release);

    private static string PathOf(string section, OutlineEntry entry) => $"{section}.{entry.Key}";

    private ImmutableArray<OutlineEntry> Section(string? name) => name is not null && Root[name] is { } section ? section.Entries : [];

    private IEnumerable<OutlineCall> FindCalls()
    {
        string?[] sections = [_dialect.Sections.Conditions, _dialect.Sections.Resources, _dialect.Sections.Outputs];
        foreach (var section in sections.OfType<string>())
        {
            foreach (var (path, node) in Root[section]?.Walk(section) ?? [])
            {
                if (node.Entries is [var only] && IsFunction(only.Key))
                {
                    yield return new OutlineCall(only.Key, only.Value, path, only.Position);
                }
            }
        }
    }

    private bool IsFunction(string name) => _dialect.Functions.ContainsKey(name) || _dialect.ConditionFunctions.ContainsKey(name);
}
