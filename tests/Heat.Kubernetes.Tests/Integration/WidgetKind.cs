using System.Text.Json;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Crds;
using Heat.Kubernetes.Models;
using Heat.Kubernetes.Tests.Models;

namespace Heat.Kubernetes.Tests.Integration;

/// <summary>The kind of the tests.</summary>
internal static class WidgetKind
{
    public static Task InstallAsync(KubernetesClient client) =>
        new CrdInstaller(client, client, TimeProvider.System).InstallAsync(CrdGenerator.Generate<V1Widget>(), CancellationToken.None);

    public static V1Widget AWidget(string name, string @namespace) => new()
    {
        Metadata = new V1ObjectMeta { Name = name, Namespace = @namespace },
        Spec = new V1WidgetSpec { Text = JsonSerializer.SerializeToElement("hello") },
    };
}
