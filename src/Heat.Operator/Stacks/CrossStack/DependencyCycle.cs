using Heat.Operator.Entities;
using Heat.Operator.Stacks.Sources;

namespace Heat.Operator.Stacks.CrossStack;

/// <summary>Finds Stacks that wait for each other. Pure.</summary>
internal static class DependencyCycle
{
    /// <summary>The shortest way from a Stack over what it depends on back to itself: its name first and last. Null: there is none.</summary>
    public static IReadOnlyList<string>? Find(V1Alpha1Stack start, Func<EntityKey, V1Alpha1Stack?> find) => Way(start, EntityKey.Of(start), find);

    /// <summary>The Stack needs the other one, directly or through others.</summary>
    public static bool Needs(V1Alpha1Stack stack, EntityKey other, Func<EntityKey, V1Alpha1Stack?> find) => Way(stack, other, find) is not null;

    private static List<string>? Way(V1Alpha1Stack start, EntityKey goal, Func<EntityKey, V1Alpha1Stack?> find)
    {
        var from = new Dictionary<EntityKey, EntityKey>();
        var next = new Queue<V1Alpha1Stack>([start]);
        while (next.TryDequeue(out var stack))
        {
            var here = EntityKey.Of(stack);
            foreach (var needed in SourceReferences.Stacks(stack).Where(needed => from.TryAdd(needed, here)))
            {
                if (needed == goal)
                {
                    return Names(from, EntityKey.Of(start), goal);
                }

                if (find(needed) is { } further)
                {
                    next.Enqueue(further);
                }
            }
        }

        return null;
    }

    private static List<string> Names(Dictionary<EntityKey, EntityKey> from, EntityKey start, EntityKey goal)
    {
        var names = new List<string> { goal.Name };
        var at = goal;
        do
        {
            at = from[at];
            names.Add(at.Name);
        }
        while (at != start);

        names.Reverse();
        return names;
    }
}
