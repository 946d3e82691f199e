using Heat.Engine.Execution;
using Heat.Engine.Planning;
using Heat.Engine.Stacks;

namespace Heat.Engine.Recovery;

/// <summary>What is said where a state cannot be made anew.</summary>
internal static class RecoverySentences
{
    /// <summary>The object does not say whose it is.</summary>
    public static string NotProven(StackIdentity stack, NotedResource noted)
    {
        var name = new ResourceName(noted.Name);
        var mark = PhysicalNames.For(stack, name, StackMark.For(stack.Id, name, noted.Id));
        return $"{Place(noted)} does not carry the identity of this stack in its name or description. "
            + $"If it is the stack's, write '{mark}' into one of the two; if not, rename the resource in the template.";
    }

    /// <summary>Nothing tells which object it is, nor whether there is one.</summary>
    public static string NotNamed(StackIdentity stack, Wanted wanted)
    {
        var name = new ResourceName(wanted.Name);
        var mark = PhysicalNames.For(stack, name, StackMark.For(stack.Id, name, new PhysicalId(wanted.Name)));
        return $"{wanted.Name} ({wanted.Definition.Type}): the status is too long to name its object, and such objects do not carry the identity of a stack. "
            + $"Write '{mark}' into its name or description.";
    }

    /// <summary>A value is gone for good.</summary>
    public static string ValueLost(NotedResource noted, string attribute) =>
        $"The value '{attribute}' of {Place(noted)} was kept in the lost state alone, and other resources or outputs use it. "
        + "Restore the state from a backup, or allow a new value.";

    /// <summary>The type does not support it.</summary>
    public static string NotRecoverable(NotedResource noted) =>
        $"{Place(noted)}: resources of this type cannot be found again without the state. Restore it from a backup.";

    private static string Place(NotedResource noted) => $"{noted.Name} ({noted.Type}, {noted.Id})";
}
