using System.Collections.Immutable;
using Heat.Operator.Entities;
using Heat.Templates.Diagnostics;

namespace Heat.Operator.Stacks;

/// <summary>Tells people what is wrong with a template. Pure.</summary>
internal static class TemplateMistakes
{
    private const int Shown = 5;

    /// <summary>Why nothing can be made of a template.</summary>
    /// <param name="diagnostics">What was found; some of it are errors.</param>
    public static StackProblem Problem(ImmutableArray<Diagnostic> diagnostics) => StackProblem.Stalled(StackReason.InvalidTemplate, Describe(diagnostics));

    /// <summary>The first mistakes, and how many more there are.</summary>
    private static string Describe(ImmutableArray<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        var text = string.Join(" | ", errors.Take(Shown));
        return errors.Count > Shown ? $"{text} | and {errors.Count - Shown} more." : text;
    }
}
