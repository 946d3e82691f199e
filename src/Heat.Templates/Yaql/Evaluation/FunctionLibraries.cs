using System.Collections.Frozen;
using Heat.Templates.Yaql.Library;

namespace Heat.Templates.Yaql.Evaluation;

/// <summary>The functions that every expression has, by name and by the way in which they are called.</summary>
internal static class FunctionLibraries
{
    private static readonly FrozenDictionary<string, FunctionSpec[]> Functions = Index(StandardLibrary.Functions, FunctionForm.Function);
    private static readonly FrozenDictionary<string, FunctionSpec[]> Methods = Index(StandardLibrary.Functions, FunctionForm.Method);
    private static readonly FrozenDictionary<string, FunctionSpec[]> Fallbacks = Index(StandardLibrary.Fallbacks, FunctionForm.Function);

    /// <summary>Adds the forms of a function, the standard library before what stands in.</summary>
    public static void AddLevels(List<FunctionSpec[]> levels, string name, FunctionForm form)
    {
        if ((form == FunctionForm.Function ? Functions : Methods).TryGetValue(name, out var standard))
        {
            levels.Add(standard);
        }

        if (form == FunctionForm.Function && Fallbacks.TryGetValue(name, out var fallbacks))
        {
            levels.Add(fallbacks);
        }
    }

    /// <summary>Arguments with an arrow are rules for the function, not arguments by name.</summary>
    public static bool TakesRules(string name, bool isMethod) =>
        (isMethod ? Methods : Functions).TryGetValue(name, out var forms) && forms[0].TakesRules;

    private static FrozenDictionary<string, FunctionSpec[]> Index(IEnumerable<FunctionSpec> functions, FunctionForm form) => functions
        .Where(function => function.Form.HasFlag(form))
        .GroupBy(function => function.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
}
