using Heat.Engine.Groups;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Nesting;

/// <summary>What scaling policies must know of a group. Its stack tells it as an output.</summary>
internal static class ScalingFacts
{
    private const string Output = "scaling";
    private const string Min = "min_size";
    private const string Max = "max_size";
    private const string Size = "size";
    private const string Cooldown = "cooldown";

    /// <summary>The output.</summary>
    /// <param name="bounds">The bounds.</param>
    /// <param name="size">The size that the group has, or is on the way to.</param>
    /// <param name="cooldown">The group's own pause after a change.</param>
    public static MapValue Tell(SizeBounds bounds, int size, TimeSpan cooldown) => MapValue.Empty.With(Output, new MapValue(
    [
        KeyValuePair.Create(Min, TemplateValue.From(bounds.Min)),
        KeyValuePair.Create(Max, TemplateValue.From(bounds.Max)),
        KeyValuePair.Create(Size, TemplateValue.From(size)),
        KeyValuePair.Create(Cooldown, TemplateValue.From((long)cooldown.TotalSeconds)),
    ]));

    /// <summary>The group whose stack this is; null: it is no group that can be scaled.</summary>
    public static ScaledGroup? Read(ChildStack child)
    {
        if (child.Size is not { } asked || child.Outputs[Output] is not MapValue output)
        {
            return null;
        }

        var facts = PropertyTree.Of(output);
        var bounds = new SizeBounds((int)(facts.Integer(Min) ?? 0), (int)(facts.Integer(Max) ?? 0));
        var isComplete = child is { IsCurrent: true, IsDeleting: false, Status: StackStatus.Complete } && facts.Integer(Size) == bounds.Clamp(asked);
        return new ScaledGroup(asked, bounds, isComplete, TimeSpan.FromSeconds(facts.Integer(Cooldown) ?? 0), child.CoolsUntil);
    }
}
