using System.Globalization;
using Heat.Templates.Yaql.Values;

namespace Heat.Templates.Yaql.Evaluation;

/// <summary>The variables and functions that an expression sees: a chain of bindings, the innermost first. It never changes.</summary>
internal sealed class Scope
{
    private readonly Scope? _parent;
    private readonly string _name;
    private readonly YaqlValue? _value;

    private Scope(Scope? parent, string name, YaqlValue? value, FunctionSpec? function)
    {
        (_parent, _name, _value, Function) = (parent, name, value, function);
        NearestFunction = function is not null ? this : parent?.NearestFunction;
    }

    /// <summary>No variables at all.</summary>
    public static Scope Root { get; } = new(null, "", null, null);

    /// <summary>The function that this binding brings; null where it brings a variable.</summary>
    public FunctionSpec? Function { get; }

    /// <summary>The innermost binding that brings a function.</summary>
    public Scope? NearestFunction { get; }

    /// <summary>The binding of a function further out.</summary>
    public Scope? NextFunction => _parent?.NearestFunction;

    /// <summary>The scope with a variable more.</summary>
    public Scope With(string name, YaqlValue value) => new(this, VariableName(name), value, null);

    /// <summary>The scope with a function more.</summary>
    public Scope With(FunctionSpec function) => new(this, "", null, function);

    /// <summary>The scope with numbered variables more, counted from 1.</summary>
    public Scope WithNumbered(params ReadOnlySpan<YaqlValue> values)
    {
        var scope = this;
        for (var index = 0; index < values.Length; index++)
        {
            scope = new Scope(scope, NumberedName(index + 1), values[index], null);
        }

        return scope;
    }

    /// <summary>The value of a variable; null, the value, where there is none.</summary>
    public YaqlValue Variable(string name)
    {
        for (var scope = this; scope is not null; scope = scope._parent)
        {
            if (scope._value is not null && scope._name == name)
            {
                return scope._value;
            }
        }

        return YaqlNull.Instance;
    }

    private static string VariableName(string name) => name.StartsWith('$') ? VariableName(name[1..]) : name.Length == 0 ? "1" : name;

    private static string NumberedName(int number) => number switch
    {
        1 => "1",
        2 => "2",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };
}
