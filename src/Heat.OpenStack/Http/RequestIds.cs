namespace Heat.OpenStack.Http;

/// <summary>The ids under which services log a request.</summary>
internal static class RequestIds
{
    /// <summary>The header in which a caller's id for a whole piece of work travels.</summary>
    public const string Global = "X-Openstack-Request-Id";

    /// <summary>The service's id of an answered request.</summary>
    public static string? Of(HttpResponseMessage answer) => First(answer, "x-openstack-request-id") ?? First(answer, "x-compute-request-id");

    private static string? First(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
