using Heat.Engine.Stacks;

namespace Heat.Engine.Actions;

/// <summary>The hooks, as environments name them.</summary>
internal static class HookNames
{
    public const string PreCreate = "pre-create";
    public const string PostCreate = "post-create";
    public const string PreUpdate = "pre-update";
    public const string PostUpdate = "post-update";
    public const string PreDelete = "pre-delete";
    public const string PostDelete = "post-delete";

    /// <summary>Hooks at which the removal of a resource waits; they must be known without a template.</summary>
    public static bool IsOfDeletion(string hook) => hook is PreDelete or PostDelete;

    /// <summary>Where the state keeps a hook of a resource.</summary>
    public static string KeyOf(string resource, string hook) => $"{resource}/{hook}";

    /// <summary>The action that a hook belongs to.</summary>
    public static ResourceAction ActionOf(string hook) => hook switch
    {
        PreCreate or PostCreate => ResourceAction.Create,
        PreUpdate or PostUpdate => ResourceAction.Update,
        _ => ResourceAction.Delete,
    };
}
