using Heat.Engine.Resources;
using Heat.Engine.Stacks;

namespace Heat.Resources.Heat.Waiting;

/// <summary>Finds the handle that a wait condition names: by its id, or by the signed address that it has.</summary>
internal static class HandleFinder
{
    /// <summary>A signal to a handle of the same stack makes a pass at once; this is for what was missed.</summary>
    private static readonly TimeSpan Seldom = TimeSpan.FromMinutes(1);

    /// <summary>Finds it.</summary>
    /// <param name="resource">The wait condition.</param>
    /// <param name="handle">What its property says.</param>
    public static SignalsFound Find(ResourceContext resource, string handle)
    {
        var found = NameIn(handle, resource.Stack.Id) is { } name
            ? resource.Siblings.Find(name)
            : resource.Siblings.Find(new PhysicalId(handle));
        return found is { Type: var type } && IsHandle(type)
            ? new SignalsFound(WaitSignals.Of(found.Data), Seldom) { Address = found.Data.GetValueOrDefault(SwiftSignalObject.AddressKey) }
            : new SignalsFound(null, Seldom, $"WaitCondition invalid Handle {Shown(handle)}: it is no wait condition handle of this stack. Give it by get_resource.");
    }

    /// <summary>The resource that a signed address of this stack is for.</summary>
    private static ResourceName? NameIn(string handle, StackId stack)
    {
        if (!Uri.TryCreate(handle, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return null;
        }

        var path = Uri.UnescapeDataString(address.AbsolutePath).Split("/" + stack.Value + "/resources/");
        return path.Length == 2 ? new ResourceName(path[1]) : null;
    }

    private static bool IsHandle(string type) => type.EndsWith("WaitConditionHandle", StringComparison.Ordinal);

    private static string Shown(string handle) => handle.Split('?')[0];
}
