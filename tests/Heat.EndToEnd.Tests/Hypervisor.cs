using System.Net.Http.Headers;
using System.Text;
using Heat.OpenStack.Sessions;

namespace Heat.EndToEnd.Tests;

/// <summary>
/// What a hypervisor does and a cloud without one leaves undone: Nova's fake driver takes a snapshot and never uploads it, so that the image stays queued.
/// With <c>HEAT_E2E_HYPERVISOR=fake</c> the test uploads it in its place.
/// </summary>
internal static class Hypervisor
{
    private static readonly MediaTypeHeaderValue ImagePatch = new("application/openstack-images-v2.1-json-patch");
    private static readonly MediaTypeHeaderValue ImageData = new("application/octet-stream");

    private static bool IsFake => Environment.GetEnvironmentVariable("HEAT_E2E_HYPERVISOR") == "fake";

    /// <summary>Uploads an image that a snapshot began; does nothing where the cloud does it.</summary>
    public static async Task UploadAsync(CloudSession session, string image)
    {
        if (!IsFake)
        {
            return;
        }

        const string format = """[{"op":"replace","path":"/disk_format","value":"raw"},{"op":"replace","path":"/container_format","value":"bare"}]""";
        using var described = new StringContent(format, Encoding.UTF8, ImagePatch);
        (await session.Service("image").SendAsync(HttpMethod.Patch, $"v2/images/{image}", described, CancellationToken.None)).Dispose();
        using var data = new ByteArrayContent(new byte[1024]);
        data.Headers.ContentType = ImageData;
        (await session.Service("image").SendAsync(HttpMethod.Put, $"v2/images/{image}/file", data, CancellationToken.None)).Dispose();
    }
}
