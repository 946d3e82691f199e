using Heat.Templates.Yaql.Values;

namespace Heat.Templates.Yaql.Evaluation;

/// <summary>Finds the form of a function that fits the arguments, and calls it.</summary>
/// <remarks>
/// Forms are looked for level by level: functions that the expression defines, innermost first, then the standard library, then what
/// stands in where nothing else fits. Arguments are evaluated once, before types are compared for good.
/// </remarks>
internal static class Dispatcher
{
    public static YaqlValue Call(string name, YaqlValue? receiver, ArgumentList arguments, Scope scope, YaqlRun run)
    {
        var form = receiver is null ? FunctionForm.Function : FunctionForm.Method;
        var levels = Levels(name, form, scope);
        if (levels.Count == 0)
        {
            throw Unknown(name, receiver);
        }

        var candidates = Candidates(levels, arguments);
        if (candidates.Count == 0)
        {
            throw Mismatch(name, receiver);
        }

        Evaluate(arguments, candidates[0][0], scope, run);
        var function = Choose(candidates, arguments, name, receiver);
        return run.Checked(function.Body(CallFrame.Bind(function, arguments, scope, run)));
    }

    private static List<FunctionSpec[]> Levels(string name, FunctionForm form, Scope scope)
    {
        var levels = new List<FunctionSpec[]>(2);
        for (var own = form == FunctionForm.Function ? scope.NearestFunction : null; own is not null; own = own.NextFunction)
        {
            if (own.Function!.Name == name)
            {
                levels.Add([own.Function]);
            }
        }

        FunctionLibraries.AddLevels(levels, name, form);
        return levels;
    }

    /// <summary>The forms that may fit, by level. They must agree on which arguments are evaluated first.</summary>
    private static List<FunctionSpec[]> Candidates(List<FunctionSpec[]> levels, ArgumentList arguments)
    {
        var candidates = new List<FunctionSpec[]>(levels.Count);
        foreach (var level in levels)
        {
            var fitting = Array.FindAll(level, function => function.Fits(arguments));
            if (fitting.Length > 0)
            {
                candidates.Add(fitting);
            }
        }

        var first = candidates.Count > 0 ? candidates[0][0] : null;
        return candidates.TrueForAll(level => Array.TrueForAll(level, other => HaveSameLazy(first!, other, arguments)))
            ? candidates
            : throw YaqlFault.Plain($"Ambiguous function \"{first!.Name}\"");
    }

    private static bool HaveSameLazy(FunctionSpec left, FunctionSpec right, ArgumentList arguments)
    {
        for (var index = 0; index < arguments.Positional.Length; index++)
        {
            if (left.At(index)!.Type.IsLazy != right.At(index)!.Type.IsLazy)
            {
                return false;
            }
        }

        return Array.TrueForAll(arguments.Named, named => left.Named(named.Key)!.Type.IsLazy == right.Named(named.Key)!.Type.IsLazy);
    }

    private static void Evaluate(ArgumentList arguments, FunctionSpec function, Scope scope, YaqlRun run)
    {
        for (var index = 0; index < arguments.Positional.Length; index++)
        {
            arguments.Positional[index] = Evaluated(arguments.Positional[index], function.At(index)!, scope, run);
        }

        for (var index = 0; index < arguments.Named.Length; index++)
        {
            var (name, argument) = arguments.Named[index];
            arguments.Named[index] = KeyValuePair.Create(name, Evaluated(argument, function.Named(name)!, scope, run));
        }
    }

    private static Argument Evaluated(Argument argument, ParameterSpec parameter, Scope scope, YaqlRun run) =>
        argument.Value is not null || argument.IsMissing || parameter.Type.IsLazy
            ? argument
            : Argument.Of(Evaluator.Evaluate(argument.Expression!, scope, run));

    private static FunctionSpec Choose(List<FunctionSpec[]> candidates, ArgumentList arguments, string name, YaqlValue? receiver)
    {
        foreach (var level in candidates)
        {
            FunctionSpec? best = null;
            foreach (var function in level)
            {
                if (function.Fits(arguments))
                {
                    best = best is null ? function : Closer(best, function, arguments) ?? throw Ambiguous(name, receiver);
                }
            }

            if (best is not null)
            {
                return best;
            }
        }

        throw Mismatch(name, receiver);
    }

    private static FunctionSpec? Closer(FunctionSpec one, FunctionSpec other, ArgumentList arguments) =>
        IsCloser(one, other, arguments) ? one : IsCloser(other, one, arguments) ? other : null;

    private static bool IsCloser(FunctionSpec candidate, FunctionSpec rival, ArgumentList arguments)
    {
        var closer = false;
        for (var index = 0; index < arguments.Positional.Length; index++)
        {
            var (left, right) = (candidate.At(index)!.Type, rival.At(index)!.Type);
            if (right.IsCloserThan(left))
            {
                return false;
            }

            closer |= left.IsCloserThan(right);
        }

        return closer;
    }

    private static YaqlFault Unknown(string name, YaqlValue? receiver) => receiver is null
        ? new YaqlFault($"Unknown function \"{name}\"", "Unknown function")
        : new YaqlFault($"Unknown method \"{name}\" for receiver {Shown(receiver)}", "Unknown method");

    private static YaqlFault Mismatch(string name, YaqlValue? receiver) => receiver is null
        ? new YaqlFault($"No function \"{name}\" matches supplied arguments", $"No function \"{name}\" matches supplied arguments") { IsMismatch = true }
        : new YaqlFault(
            $"No method \"{name}\" for receiver {Shown(receiver)} matches supplied arguments", $"No method \"{name}\" matches supplied arguments")
        {
            IsMismatch = true,
        };

    private static YaqlFault Ambiguous(string name, YaqlValue? receiver) => receiver is null
        ? YaqlFault.Plain($"Ambiguous function \"{name}\"")
        : new YaqlFault($"Ambiguous method \"{name}\" for receiver {Shown(receiver)}", $"Ambiguous method \"{name}\"");

    private static string Shown(YaqlValue receiver)
    {
        const int Longest = 200;
        if (receiver.Weight > Longest)
        {
            return $"of type {receiver.Kind}";
        }

        var text = receiver.AsText();
        return text.Length <= Longest ? text : text[..Longest] + "...";
    }
}
