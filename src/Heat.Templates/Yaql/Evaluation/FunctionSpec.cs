using System.Collections.Immutable;
using Heat.Templates.Yaql.Values;

namespace Heat.Templates.Yaql.Evaluation;

/// <summary>How a function may be called.</summary>
[Flags]
internal enum FunctionForm
{
    /// <summary><c>f(x)</c></summary>
    Function = 1,

    /// <summary><c>x.f()</c></summary>
    Method = 2,

    /// <summary>Both.</summary>
    Extension = Function | Method,
}

/// <summary>Whether an argument may be left out, and how many there may be.</summary>
internal enum ParameterUse
{
    /// <summary>There must be one.</summary>
    Required,

    /// <summary>It may be left out.</summary>
    Optional,

    /// <summary>All further positional arguments.</summary>
    Rest,

    /// <summary>All further arguments with a name.</summary>
    NamedRest,
}

/// <summary>One parameter of a function.</summary>
/// <param name="Name">Its name, for arguments by name and for signatures.</param>
/// <param name="Type">What it accepts.</param>
/// <param name="Use">Whether it may be left out.</param>
/// <param name="Default">What stands for an argument that is left out; null where the function must know that it was.</param>
internal sealed record ParameterSpec(string Name, ParameterType Type, ParameterUse Use = ParameterUse.Required, YaqlValue? Default = null);

/// <summary>One form of a function: its parameters and what it does.</summary>
/// <param name="Name">Its name, or the name that stands behind an operator.</param>
/// <param name="Form">How it may be called.</param>
/// <param name="Parameters">Its parameters: by position first, then those for the rest.</param>
/// <param name="Description">One line for people.</param>
/// <param name="Body">What it does.</param>
internal sealed record FunctionSpec(
    string Name, FunctionForm Form, ImmutableArray<ParameterSpec> Parameters, string Description, Func<CallFrame, YaqlValue> Body)
{
    private readonly int _fixedCount = Parameters.Count(parameter => parameter.Use <= ParameterUse.Optional);

    /// <summary>Arguments with an arrow are rules for it, not arguments by name.</summary>
    public bool TakesRules { get; init; }

    /// <summary>The number of parameters that are no rest.</summary>
    public int FixedCount => _fixedCount;

    /// <summary>The parameter of all further positional arguments.</summary>
    public ParameterSpec? Rest { get; } = Parameters.FirstOrDefault(parameter => parameter.Use == ParameterUse.Rest);

    private ParameterSpec? NamedRest { get; } = Parameters.FirstOrDefault(parameter => parameter.Use == ParameterUse.NamedRest);

    /// <summary>The parameter of a positional argument; null where there is none.</summary>
    public ParameterSpec? At(int position) => position < _fixedCount ? Parameters[position] : Rest;

    /// <summary>The parameter of an argument by name; null where there is none.</summary>
    public ParameterSpec? Named(string name)
    {
        for (var index = 0; index < _fixedCount; index++)
        {
            if (Parameters[index].Name == name)
            {
                return Parameters[index];
            }
        }

        return NamedRest;
    }

    /// <summary>The arguments fit the parameters, as far as that can be said before they are evaluated.</summary>
    public bool Fits(ArgumentList arguments)
    {
        for (var index = 0; index < arguments.Positional.Length; index++)
        {
            if (!FitsAt(index, arguments))
            {
                return false;
            }
        }

        foreach (var (name, argument) in arguments.Named)
        {
            if (Named(name) is not { } parameter || !parameter.Type.Accepts(argument))
            {
                return false;
            }
        }

        for (var index = arguments.Positional.Length; index < _fixedCount; index++)
        {
            if (Parameters[index].Use == ParameterUse.Required && !arguments.Names(Parameters[index].Name))
            {
                return false;
            }
        }

        return true;
    }

    private bool FitsAt(int index, ArgumentList arguments)
    {
        var argument = arguments.Positional[index];
        return At(index) is { } parameter
            && (argument.IsMissing
                ? parameter.Use == ParameterUse.Optional || arguments.Names(parameter.Name)
                : parameter.Type.Accepts(argument) && !(index < _fixedCount && arguments.Names(parameter.Name)));
    }
}
