using System.Collections.Immutable;
using Heat.Templates.Evaluation;
using Heat.Templates.Expressions;
using Heat.Templates.Nesting;
using Heat.Templates.Values;

namespace Heat.Templates.Functions;

/// <summary><c>get_attr</c>: an attribute of a resource, or what a path finds in it. A path that leads nowhere gives null.</summary>
internal sealed class GetAttr(FunctionCall call, Reference reference, Expression attribute, ImmutableArray<Expression> path) : Function(call)
{
    public override bool IsConstant => false;

    /// <summary>Before 2015-10-15: resource and attribute are both asked for.</summary>
    public static Expression CreateForOne(FunctionCall call)
    {
        if (call.List is not { } arguments)
        {
            throw call.Fault($"Argument to \"{call.Name}\" must be a list");
        }

        return arguments.Items.Length >= 2
            ? Create(call, arguments)
            : throw call.Fault($"Arguments to \"{call.Name}\" must be of the form [resource_name, attribute, (path), ...]");
    }

    /// <summary>From 2015-10-15: without an attribute all of them are given, as a map.</summary>
    public static Expression CreateForOneOrAll(FunctionCall call)
    {
        if (!call.IsGiven)
        {
            throw call.Fault($"Arguments to \"{call.Name}\" can be of the next forms: [resource_name] or [resource_name, attribute, (path), ...]");
        }

        return call.List is { } arguments ? Create(call, arguments) : throw call.Fault($"Argument to \"{call.Name}\" must be a list");
    }

    protected override TemplateValue Compute(IResourceValues values)
    {
        var name = attribute.Evaluate(values);
        if (!name.IsKnown)
        {
            return name.Derived();
        }

        var value = values.Attribute(reference.Resource, name is NullValue ? "" : HeatText.Plain(name));
        if (path.IsEmpty)
        {
            return value;
        }

        ImmutableArray<TemplateValue> steps = [.. path.Select(step => step.Evaluate(values))];
        return reference.IsOfMembers ? FollowEach(value, steps) : Follow(value, steps);
    }

    private static GetAttr Create(FunctionCall call, ListExpression arguments)
    {
        var resource = ResourceNames.Constant(call, arguments.Items[0]);
        var attribute = arguments.Items.Length > 1 ? arguments.Items[1] : Literal.Null;
        var name = attribute.IsConstant ? attribute.Evaluate(UnknownResources.Instance) : TemplateValue.Null;
        ImmutableArray<Expression> path = [.. arguments.Items.Skip(2)];
        if (IsInside(name) && path is [{ IsConstant: true } first, ..])
        {
            // As in Heat, the first step of the path after a resource inside is its attribute.
            name = new TextValue($"{HeatText.Plain(name)}.{HeatText.Plain(first.Evaluate(UnknownResources.Instance))}");
            (attribute, path) = (new Literal(name), path[1..]);
        }

        var reference = new Reference(resource, name is NullValue ? "" : HeatText.Plain(name), call)
        {
            Steps = path.All(step => step.IsConstant) ? [.. path.Select(step => step.Evaluate(UnknownResources.Instance))] : [],
        };
        call.Compiler.Note(reference);
        return new GetAttr(call, reference, attribute, path);
    }

    /// <summary><c>resource.NAME</c>: a resource of the stack that the resource is.</summary>
    private static bool IsInside(TemplateValue attribute) =>
        attribute is TextValue text && text.Text.StartsWith(MemberOutputs.OneMember, StringComparison.Ordinal) && text.Text.Count(character => character == '.') == 1;

    /// <summary>What the path finds in the value of each member.</summary>
    private static TemplateValue FollowEach(TemplateValue value, ImmutableArray<TemplateValue> steps) => value switch
    {
        ListValue list => new ListValue([.. list.MarkedItems().Select(item => Follow(item, steps))]),
        MapValue map => new MapValue(map.MarkedEntries().Select(entry => KeyValuePair.Create(entry.Key, Follow(entry.Value, steps)))),
        _ => Follow(value, steps),
    };

    private static TemplateValue Follow(TemplateValue value, ImmutableArray<TemplateValue> steps)
    {
        var current = value;
        foreach (var step in steps)
        {
            if (current is UnknownValue unknown)
            {
                return Longer(unknown, steps);
            }

            if (!step.IsKnown)
            {
                return step.Derived();
            }

            current = ValuePath.Step(current, step) ?? TemplateValue.Null;
        }

        return current;
    }

    private static UnknownValue Longer(UnknownValue unknown, ImmutableArray<TemplateValue> steps) =>
        steps.FirstOrDefault(step => !step.IsKnown) is { } inner
            ? inner.Derived()
            : new UnknownValue(unknown.Resource, $"{unknown.Attribute}.{string.Join('.', steps.Select(HeatText.Plain))}", unknown.IsSecret)
            {
                IsDerived = unknown.IsDerived,
            };
}
