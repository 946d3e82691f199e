using Heat.Templates.Diagnostics;
using Heat.Templates.Syntax;

namespace Heat.Templates.Expressions;

/// <summary>One call of a function, as the template has it.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Raw">The argument before anything in it was compiled.</param>
/// <param name="Path">Place, the function's name included.</param>
/// <param name="Position">Where the name stands.</param>
/// <param name="Compiler">Compiles what stands inside.</param>
internal sealed record FunctionCall(string Name, Node Raw, TemplatePath Path, SourcePosition Position, ExpressionCompiler Compiler)
{
    /// <summary>Parameters, files and conditions of the template.</summary>
    public TemplateScope Scope => Compiler.Scope;

    /// <summary>The argument, compiled.</summary>
    public Expression Argument => field ??= Compiler.Compile(Raw, Path);

    /// <summary>The arguments of a function that takes a list, compiled; null where the argument is no list as written.</summary>
    public ListExpression? List => Argument as ListExpression;

    /// <summary>The arguments of a function that takes a map, compiled; null where the argument is no map as written.</summary>
    public MapExpression? Map => Argument as MapExpression;

    /// <summary>The argument is there and not empty.</summary>
    public bool IsGiven => Raw is not (ScalarNode { Value: Values.NullValue } or ListNode { Items.Length: 0 } or MapNode { Entries.Length: 0 });

    /// <summary>A mistake in this call, to be thrown.</summary>
    public TemplateFault Fault(string message, string id = DiagnosticIds.FunctionArguments) => new(id, message, Path.ToString(), Position);

    /// <summary>The text is Heat's "Incorrect arguments" with an example.</summary>
    public TemplateFault Incorrect(string example) => Fault($"Incorrect arguments to \"{Name}\" should be: {example}");
}

/// <summary>Turns a call into an expression.</summary>
/// <exception cref="TemplateFault">The arguments do not fit.</exception>
internal delegate Expression FunctionFactory(FunctionCall call);
