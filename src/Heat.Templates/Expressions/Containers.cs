using System.Collections.Immutable;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Templates.Expressions;

/// <summary>A list whose items are expressions.</summary>
internal sealed class ListExpression(ImmutableArray<Expression> items) : Expression
{
    private TemplateValue? _constant;

    public ImmutableArray<Expression> Items { get; } = items;

    public override bool IsConstant { get; } = items.All(item => item.IsConstant);

    public override TemplateValue Evaluate(IResourceValues values)
    {
        if (_constant is not null)
        {
            return _constant;
        }

        var result = ImmutableArray.CreateBuilder<TemplateValue>(Items.Length);
        foreach (var item in Items)
        {
            if (!item.IsAbsent)
            {
                result.Add(item.Evaluate(values));
            }
        }

        var list = new ListValue(result.DrainToImmutable());
        _constant = IsConstant ? list : null;
        return list;
    }
}

/// <summary>A map whose values are expressions.</summary>
internal sealed class MapExpression(ImmutableArray<KeyValuePair<string, Expression>> entries) : Expression
{
    private TemplateValue? _constant;

    public ImmutableArray<KeyValuePair<string, Expression>> Entries { get; } = entries;

    public override bool IsConstant { get; } = entries.All(entry => entry.Value.IsConstant);

    public Expression? this[string key]
    {
        get
        {
            foreach (var entry in Entries)
            {
                if (entry.Key == key)
                {
                    return entry.Value;
                }
            }

            return null;
        }
    }

    public override TemplateValue Evaluate(IResourceValues values)
    {
        if (_constant is not null)
        {
            return _constant;
        }

        var result = new List<KeyValuePair<string, TemplateValue>>(Entries.Length);
        foreach (var (key, value) in Entries)
        {
            if (!value.IsAbsent)
            {
                result.Add(KeyValuePair.Create(key, value.Evaluate(values)));
            }
        }

        var map = new MapValue(result);
        _constant = IsConstant ? map : null;
        return map;
    }
}
