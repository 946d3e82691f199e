using Heat.Engine.Stacks;

namespace Heat.Engine.Planning;

/// <summary>Names of objects in the cloud, after Heat's rules.</summary>
public static class PhysicalNames
{
    /// <summary>The longest name, unless the type allows less.</summary>
    public const int DefaultLimit = 255;

    /// <summary><c>stack-resource-shortid</c>, shortened to the limit.</summary>
    public static string For(StackIdentity stack, ResourceName resource, ShortId shortId, int limit = DefaultLimit) =>
        Shorten($"{stack.Name}-{resource.Value}-{shortId.Value}", limit);

    /// <summary>A name that is too long keeps its first two characters and its end, with a hyphen between.</summary>
    public static string Shorten(string name, int limit) =>
        name.Length <= limit ? name : $"{name[..2]}-{name[^(limit - 3)..]}";
}
