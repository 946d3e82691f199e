using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;

namespace Heat.Resources.Heat.Waiting;

/// <summary>Finds the handle that a wait condition names, by its id or by the signed address that it has: in the same stack, or in one above it.</summary>
internal sealed class HandleFinder(IAncestors ancestors)
{
    /// <summary>A signal to a handle of the same stack makes a pass at once; this is for what was missed.</summary>
    private static readonly TimeSpan Seldom = TimeSpan.FromMinutes(1);

    /// <summary>A signal to a handle of a stack above makes no pass here.</summary>
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(5);

    /// <summary>Finds it.</summary>
    /// <param name="resource">The wait condition.</param>
    /// <param name="handle">What its property says.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<SignalsFound> FindAsync(ResourceContext resource, string handle, CancellationToken cancellationToken)
    {
        if (Find(resource.Siblings, resource.Stack.Id, handle) is { } own)
        {
            return Found(own, Seldom);
        }

        await foreach (var above in ancestors.OfAsync(resource.Stack, cancellationToken))
        {
            if (Find(above.Resources, above.Id, handle) is { } found)
            {
                return Found(found, Often);
            }
        }

        return new SignalsFound(
            null, Seldom, $"WaitCondition invalid Handle {Shown(handle)}: it is no wait condition handle of this stack, or of one above it. Give it by get_resource.");
    }

    private static Sibling? Find(ISiblings resources, StackId stack, string handle)
    {
        var found = NameIn(handle, stack) is { } name ? resources.Find(name) : resources.Find(new PhysicalId(handle));
        return found?.Type.EndsWith("WaitConditionHandle", StringComparison.Ordinal) == true ? found : null;
    }

    private static SignalsFound Found(Sibling handle, TimeSpan pause) => new(WaitSignals.Of(handle.Data), pause)
    {
        Address = handle.Data.GetValueOrDefault(SwiftSignalObject.AddressKey),
    };

    /// <summary>The resource that a signed address of a stack is for.</summary>
    private static ResourceName? NameIn(string handle, StackId stack)
    {
        if (!Uri.TryCreate(handle, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return null;
        }

        var path = Uri.UnescapeDataString(address.AbsolutePath).Split("/" + stack.Value + "/resources/");
        return path.Length == 2 ? new ResourceName(path[1]) : null;
    }

    private static string Shown(string handle) => handle.Split('?')[0];
}
