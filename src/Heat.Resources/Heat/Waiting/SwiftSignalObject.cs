using System.Collections.Immutable;
using System.Text;
using Heat.Engine.Resources;
using Heat.OpenStack.Swift;

namespace Heat.Resources.Heat.Waiting;

/// <summary>The object that signals are put into: every signal is a version of it. The container is named after the stack.</summary>
internal static class SwiftSignalObject
{
    /// <summary>Key in a handle's data: the address that signals are put to. Confidential.</summary>
    public const string AddressKey = "address";

    /// <summary>What the object holds before the first signal.</summary>
    public const string InProgress = "in progress";

    private const int MostVersions = 1100;

    /// <summary>The last second that Swift can be told.</summary>
    private static readonly DateTimeOffset Forever = DateTimeOffset.FromUnixTimeSeconds(int.MaxValue);

    /// <summary>Makes container and object, and the address. Doing it twice does no harm.</summary>
    public static async Task<ImmutableDictionary<string, string>> MakeAsync(ObjectStoreClient swift, ResourceContext handle, CancellationToken cancellationToken)
    {
        var (container, name) = (handle.Stack.Id.Value, handle.PhysicalName);
        await swift.PutContainerAsync(container, versions: container, cancellationToken);
        await swift.PutObjectAsync(container, name, Encoding.UTF8.GetBytes(InProgress), cancellationToken);
        var address = await swift.Temporary.SignAsync(HttpMethod.Put, container, name, Forever, cancellationToken);
        return handle.Data.SetItem(AddressKey, address.AbsoluteUri);
    }

    /// <summary>The object is there.</summary>
    public static async Task<bool> ExistsAsync(ObjectStoreClient swift, ResourceContext handle, CancellationToken cancellationToken) =>
        await swift.GetObjectAsync(handle.Stack.Id.Value, handle.PhysicalName, cancellationToken) is not null;

    /// <summary>Deletes every version, and the container where nothing else is in it.</summary>
    public static async Task DeleteAsync(ObjectStoreClient swift, ResourceContext handle, CancellationToken cancellationToken)
    {
        for (var version = 0; version < MostVersions; version++)
        {
            if (!await swift.DeleteObjectAsync(handle.Stack.Id.Value, handle.PhysicalName, cancellationToken))
            {
                break;
            }
        }

        await swift.DeleteContainerAsync(handle.Stack.Id.Value, cancellationToken);
    }

    /// <summary>Container and object of an address; null where it is none of a handle.</summary>
    public static (string Container, string Name)? Read(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var parsed) || !parsed.Query.Contains("temp_url_sig=", StringComparison.Ordinal))
        {
            return null;
        }

        var path = Uri.UnescapeDataString(parsed.AbsolutePath).Split('/');
        return path.Length >= 4 ? (path[^2], path[^1]) : null;
    }
}
