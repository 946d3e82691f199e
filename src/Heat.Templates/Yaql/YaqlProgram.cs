using Heat.Templates.Values;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Syntax;
using Heat.Templates.Yaql.Values;

namespace Heat.Templates.Yaql;

/// <summary>An expression that was read once and can be evaluated often, from several threads.</summary>
internal sealed class YaqlProgram
{
    private readonly Node _root;

    private YaqlProgram(string text, Node root) => (Text, _root) = (text, root);

    /// <summary>The expression as it was written.</summary>
    public string Text { get; }

    /// <summary>Reads an expression.</summary>
    /// <exception cref="YaqlFault">The text is none.</exception>
    public static YaqlProgram Parse(string text) => new(text, Parser.Parse(text));

    /// <summary>Evaluates the expression with <c>$.data</c>, which must be known.</summary>
    /// <exception cref="YaqlFault">It has no value, or uses more than it may.</exception>
    public TemplateValue Evaluate(TemplateValue data, YaqlLimits? limits = null)
    {
        var run = new YaqlRun(limits ?? YaqlLimits.Default);
        var root = new YaqlMap([KeyValuePair.Create<YaqlValue, YaqlValue>("data", ValueConversion.ToYaql(data))]);
        return ValueConversion.ToTemplate(Evaluator.Evaluate(_root, Scope.Root.With("$", root), run), run);
    }
}
