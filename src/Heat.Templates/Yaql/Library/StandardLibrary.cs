using System.Collections.Immutable;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Library.Collections;
using Heat.Templates.Yaql.Library.Patterns;
using Heat.Templates.Yaql.Library.Queries;
using Heat.Templates.Yaql.Library.Texts;
using Heat.Templates.Yaql.Library.Times;

namespace Heat.Templates.Yaql.Library;

/// <summary>Functions of one subject.</summary>
internal sealed record Subject(string Name, ImmutableArray<FunctionSpec> Functions);

/// <summary>All functions and operators of the language.</summary>
internal static class StandardLibrary
{
    /// <summary>The functions by subject.</summary>
    public static ImmutableArray<Subject> Subjects { get; } =
    [
        new("system", SystemFunctions.All),
        new("boolean", BooleanFunctions.All),
        new("comparison", Comparisons.All),
        new("branching", BranchingFunctions.All),
        new("math", [.. Arithmetic.All, .. MathFunctions.All]),
        new("text", [.. TextFunctions.All, .. TextSearch.All, .. TextOperators.All]),
        new("regex", [.. RegexFunctions.All, .. RegexMatching.All]),
        new("collections", [.. ListFunctions.All, .. MapFunctions.All, .. SetFunctions.All, .. Editing.All]),
        new("queries", [.. Selecting.All, .. Counting.All, .. Folding.All, .. Sorting.All, .. Cutting.All, .. Combining.All, .. Generating.All]),
        new("time", [.. MomentFunctions.All, .. MomentParts.All, .. TimeOperators.All, .. TimeSpanFunctions.All]),
    ];

    /// <summary>The functions in one list.</summary>
    public static ImmutableArray<FunctionSpec> Functions { get; } = [.. Subjects.SelectMany(subject => subject.Functions)];

    /// <summary>What is called where no form of a function fits.</summary>
    public static ImmutableArray<FunctionSpec> Fallbacks { get; } = [SystemFunctions.PropertyAccess];
}
