using System.Collections.Frozen;
using System.Collections.Immutable;
using Heat.Templates.Diagnostics;
using Heat.Templates.Syntax;
using Heat.Templates.Values;

namespace Heat.Templates.Expressions;

/// <summary>Compiles nodes of one resource, output or condition. Mistakes are noted and compiling goes on.</summary>
internal sealed class ExpressionCompiler(TemplateScope scope, FrozenDictionary<string, FunctionFactory> functions)
{
    private readonly List<Reference> _references = [];

    public TemplateScope Scope { get; } = scope;

    /// <summary>Uses of resources in what was compiled.</summary>
    public IReadOnlyList<Reference> References => _references;

    public void Note(Reference reference) => _references.Add(reference);

    public Expression Compile(Node node, TemplatePath path) => node switch
    {
        ScalarNode scalar => scalar.Value is NullValue ? Literal.Null : new Literal(scalar.Value),
        ListNode list => CompileList(list, path),
        MapNode { Entries: [{ IsText: true } only] } when functions.TryGetValue(only.Key, out var factory) =>
            Call(factory, new FunctionCall(only.Key, only.Value, path.Child(only.Key), only.Position, this)),
        MapNode map => CompileMap(map, path),
        _ => throw new InvalidOperationException($"A {node.GetType().Name} cannot be compiled."),
    };

    private Expression Call(FunctionFactory factory, FunctionCall call)
    {
        try
        {
            return factory(call);
        }
        catch (TemplateFault fault)
        {
            fault.AddTo(Scope.Diagnostics);
            return new BrokenCall(call);
        }
    }

    private ListExpression CompileList(ListNode list, TemplatePath path)
    {
        var items = ImmutableArray.CreateBuilder<Expression>(list.Items.Length);
        for (var index = 0; index < list.Items.Length; index++)
        {
            items.Add(Compile(list.Items[index], path.Item(index)));
        }

        return new ListExpression(items.MoveToImmutable());
    }

    private MapExpression CompileMap(MapNode map, TemplatePath path)
    {
        if (map.Entries is [{ IsText: true } only] && Misspelling.Of(only, functions.Keys) is { } warning)
        {
            Scope.Diagnostics.Warning(DiagnosticIds.PerhapsFunction, warning, path.Child(only.Key).ToString(), only.Position);
        }

        var entries = ImmutableArray.CreateBuilder<KeyValuePair<string, Expression>>(map.Entries.Length);
        foreach (var entry in map.Entries)
        {
            entries.Add(KeyValuePair.Create(entry.Key, Compile(entry.Value, path.Child(entry.Key))));
        }

        return new MapExpression(entries.MoveToImmutable());
    }

    /// <summary>Holds the place of a call that was refused; its template is never evaluated.</summary>
    private sealed class BrokenCall(FunctionCall call) : Function(call)
    {
        protected override TemplateValue Compute(Evaluation.IResourceValues values) => TemplateValue.Null;
    }
}
