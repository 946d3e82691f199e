using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Templates.Expressions;

/// <summary>A call of an intrinsic function. One whose arguments are constant is computed once.</summary>
internal abstract class Function(FunctionCall call, params ReadOnlySpan<Expression> inputs) : Expression
{
    private TemplateValue? _constant;

    /// <summary>The call as written: name, place, and how to complain.</summary>
    protected FunctionCall Call { get; } = call;

    public override bool IsConstant { get; } = AllConstant(inputs);

    public sealed override TemplateValue Evaluate(IResourceValues values)
    {
        if (_constant is not null)
        {
            return _constant;
        }

        var value = Bounded(values);
        _constant = IsConstant ? value : null;
        return value;
    }

    protected abstract TemplateValue Compute(IResourceValues values);

    private TemplateValue Bounded(IResourceValues values)
    {
        try
        {
            return Compute(values);
        }
        catch (ValueTooLarge tooLarge)
        {
            throw Call.Fault($"{tooLarge.Message} ({Call.Name})", tooLarge.Id);
        }
    }

    private static bool AllConstant(ReadOnlySpan<Expression> inputs)
    {
        foreach (var input in inputs)
        {
            if (!input.IsConstant)
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>A function that needs its whole argument: of an unknown it makes a derived unknown, of a secret a secret.</summary>
internal abstract class WholeArgumentFunction(FunctionCall call, Expression argument) : Function(call, argument)
{
    protected sealed override TemplateValue Compute(IResourceValues values)
    {
        var value = argument.Evaluate(values);
        return value.IsKnown ? Apply(value).MarkedLike(value) : value.Derived();
    }

    protected abstract TemplateValue Apply(TemplateValue argument);
}
