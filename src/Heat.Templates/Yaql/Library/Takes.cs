using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Values;

namespace Heat.Templates.Yaql.Library;

/// <summary>Parameters, for the tables of functions.</summary>
internal static class Takes
{
    public static ParameterSpec One(string name, ParameterType type) => new(name, type);

    public static ParameterSpec Any(string name) => new(name, ParameterType.Any);

    public static ParameterSpec Text(string name) => new(name, ParameterType.Text);

    public static ParameterSpec TextOrNull(string name) => new(name, ParameterType.Text.OrNull());

    public static ParameterSpec Number(string name) => new(name, ParameterType.Number);

    public static ParameterSpec Integer(string name) => new(name, ParameterType.Integer);

    public static ParameterSpec Items(string name) => new(name, ParameterType.Iterable);

    public static ParameterSpec Map(string name) => new(name, ParameterType.Map);

    public static ParameterSpec Set(string name) => new(name, ParameterType.Set);

    public static ParameterSpec Lambda(string name) => new(name, ParameterType.Lambda);

    /// <summary>An argument that may be left out; the function sees whether it was.</summary>
    public static ParameterSpec Optional(string name, ParameterType type) => new(name, type, ParameterUse.Optional);

    /// <summary>An argument with a default.</summary>
    public static ParameterSpec Optional(string name, ParameterType type, YaqlValue otherwise) => new(name, type, ParameterUse.Optional, otherwise);

    public static ParameterSpec OptionalText(string name) => Optional(name, ParameterType.Text.OrNull(), YaqlNull.Instance);

    public static ParameterSpec OptionalInteger(string name, int otherwise) => Optional(name, ParameterType.Integer, otherwise);

    public static ParameterSpec OptionalLambda(string name) => Optional(name, ParameterType.Lambda);

    /// <summary>Something that is true or false, false where it is left out.</summary>
    public static ParameterSpec OptionalFlag(string name) => Optional(name, ParameterType.Boolean, YaqlBoolean.False);

    public static ParameterSpec Rest(string name, ParameterType type) => new(name, type, ParameterUse.Rest);

    public static ParameterSpec NamedRest(string name) => new(name, ParameterType.Any, ParameterUse.NamedRest);
}
