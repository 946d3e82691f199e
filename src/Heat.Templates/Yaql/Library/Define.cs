using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Syntax;
using Heat.Templates.Yaql.Values;

namespace Heat.Templates.Yaql.Library;

/// <summary>Functions, for the tables of functions.</summary>
internal static class Define
{
    /// <summary><c>f(x)</c></summary>
    public static FunctionSpec Function(string name, ParameterSpec[] parameters, string description, Func<CallFrame, YaqlValue> body) =>
        new(name, FunctionForm.Function, [.. parameters], description, body);

    /// <summary><c>x.f()</c></summary>
    public static FunctionSpec Method(string name, ParameterSpec[] parameters, string description, Func<CallFrame, YaqlValue> body) =>
        new(name, FunctionForm.Method, [.. parameters], description, body);

    /// <summary>Both <c>f(x)</c> and <c>x.f()</c>.</summary>
    public static FunctionSpec Extension(string name, ParameterSpec[] parameters, string description, Func<CallFrame, YaqlValue> body) =>
        new(name, FunctionForm.Extension, [.. parameters], description, body);

    /// <summary>An operator between two operands.</summary>
    public static FunctionSpec Operator(string sign, ParameterSpec left, ParameterSpec right, string description, Func<CallFrame, YaqlValue> body) =>
        Function(Operators.BinaryName(sign), [left, right], description, body);

    /// <summary>An operator before an operand.</summary>
    public static FunctionSpec Prefix(string sign, ParameterSpec operand, string description, Func<CallFrame, YaqlValue> body) =>
        Function(Operators.PrefixName(sign), [operand], description, body);

    /// <summary>A name after a dot.</summary>
    public static FunctionSpec Property(string name, ParameterSpec owner, string description, Func<CallFrame, YaqlValue> body) =>
        Function($"#property#{name}", [owner], description, body);

    /// <summary>The function again, under another name.</summary>
    public static FunctionSpec As(this FunctionSpec function, string name) => function with { Name = name };
}
