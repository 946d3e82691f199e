using Heat.Templates.Yaql.Syntax;
using Heat.Templates.Yaql.Values;

namespace Heat.Templates.Yaql.Evaluation;

/// <summary>What a parameter accepts.</summary>
/// <param name="name">Its name in signatures.</param>
/// <param name="fits">Whether a value that is not null fits.</param>
internal sealed class ParameterType(string name, Func<YaqlValue, bool> fits)
{
    public static readonly ParameterType Any = new("any", _ => true) { TakesNull = true };
    public static readonly ParameterType Null = new("null", _ => false) { TakesNull = true };
    public static readonly ParameterType NotNull = new("any but null", _ => true);
    public static readonly ParameterType Text = new("text", value => value is YaqlText);
    public static readonly ParameterType Number = new("number", value => value is YaqlInteger or YaqlFloat);
    public static readonly ParameterType Integer = new("integer", value => value is YaqlInteger or YaqlBoolean);
    public static readonly ParameterType StrictInteger = new("integer", value => value is YaqlInteger);
    public static readonly ParameterType Boolean = new("boolean", value => value is YaqlBoolean);
    public static readonly ParameterType Map = new("dict", value => value is YaqlMap);
    public static readonly ParameterType Iterable = new("iterable", value => value is YaqlIterable) { IsWalked = true };
    public static readonly ParameterType NoSet = new("iterable but no set", value => value is YaqlIterable and not YaqlSet) { IsWalked = true };
    public static readonly ParameterType List = new("list", value => value is YaqlList) { General = Iterable };
    public static readonly ParameterType Insertable = new("list", value => value is YaqlList) { General = NoSet };
    public static readonly ParameterType Set = new("set", value => value is YaqlSet);
    public static readonly ParameterType Iterator = new("iterator", value => value is YaqlIterator or YaqlMemory);
    public static readonly ParameterType Sorted = new("sorted items", value => value is YaqlSorted);
    public static readonly ParameterType Regex = new("regex", value => value is YaqlRegex);
    public static readonly ParameterType DateTime = new("datetime", value => value is YaqlDateTime);
    public static readonly ParameterType TimeSpan = new("timespan", value => value is YaqlTimeSpan);
    public static readonly ParameterType Context = new("context", value => value is YaqlScope);
    public static readonly ParameterType Rule = new("rule", value => value is YaqlRule);
    public static readonly ParameterType Lambda = new("lambda", _ => true) { Form = ParameterForm.Lazy, TakesNull = true };
    public static readonly ParameterType LazyRule = new("rule", _ => false) { Form = ParameterForm.LazyRule };
    public static readonly ParameterType MethodCall = new("method call", _ => true) { Form = ParameterForm.MethodCall, TakesNull = true };
    public static readonly ParameterType Expression = new("expression", _ => false) { Form = ParameterForm.Expression };
    public static readonly ParameterType Keyword = new("keyword", _ => false) { Form = ParameterForm.Keyword };

    public string Name { get; } = name;

    /// <summary>The argument is not evaluated before the call.</summary>
    public bool IsLazy => Form is not (ParameterForm.Value or ParameterForm.Keyword);

    /// <summary>The function needs the argument as it is written.</summary>
    public bool KeepsExpression => Form != ParameterForm.Value;

    /// <summary>The items are counted against the limit when the argument is used.</summary>
    public bool IsWalked { get; private init; }

    private bool TakesNull { get; init; }

    private ParameterForm Form { get; init; }

    /// <summary>A type that accepts all that this one does, and more.</summary>
    private ParameterType? General { get; init; }

    /// <summary>The same type, null included.</summary>
    public ParameterType OrNull() => new(Name, fits) { TakesNull = true, Form = Form, IsWalked = IsWalked, General = General };

    /// <summary>Both accept an argument and this is the closer one.</summary>
    public bool IsCloserThan(ParameterType other) =>
        ReferenceEquals(General, other) || (ReferenceEquals(other, Any) && !ReferenceEquals(this, Any) && Form == ParameterForm.Value);

    /// <summary>The argument fits, as far as that can be said before it is evaluated.</summary>
    public bool Accepts(Argument argument) => Form switch
    {
        ParameterForm.Keyword => argument.Expression is ConstantNode { IsKeyword: true },
        ParameterForm.LazyRule => argument.Expression is RuleNode,
        ParameterForm.Expression => argument.Expression is not null,
        ParameterForm.MethodCall when argument.Expression is { IsMethodCall: false } => false,
        _ => argument.Value is not { } value || (value is YaqlNull ? TakesNull : fits(value)),
    };

    /// <summary>The value as the function gets it.</summary>
    public YaqlValue Convert(YaqlValue value, YaqlRun run)
    {
        run.Checked(value);
        return IsWalked && value is YaqlIterable iterable ? run.Limited(iterable) : value;
    }

    private enum ParameterForm
    {
        Value,
        Lazy,
        LazyRule,
        MethodCall,
        Expression,
        Keyword,
    }
}
