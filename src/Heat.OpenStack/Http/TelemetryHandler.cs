using System.Diagnostics;

namespace Heat.OpenStack.Http;

/// <summary>Counts, times and traces each call, repetitions included.</summary>
internal sealed class TelemetryHandler(CloudMetrics metrics, TimeProvider clock, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = CallInfo.Of(request);
        using var activity = Start(request, call);
        var start = clock.GetTimestamp();
        HttpResponseMessage? answer = null;
        try
        {
            answer = await base.SendAsync(request, cancellationToken);
            return answer;
        }
        catch (Exception exception) when (activity is not null)
        {
            activity.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);
            throw;
        }
        finally
        {
            metrics.Record(call.Service, request.Method.Method, (int?)answer?.StatusCode ?? 0, clock.GetElapsedTime(start));
            Note(activity, answer);
        }
    }

    private static Activity? Start(HttpRequestMessage request, CallInfo call)
    {
        if (!CloudMetrics.Activities.HasListeners())
        {
            return null;
        }

        var path = PathTemplate.Of(call.Path);
        return CloudMetrics.Activities.StartActivity($"{request.Method} {call.Service} {path}", ActivityKind.Client)
            ?.SetTag("openstack.service", call.Service)
            .SetTag("http.request.method", request.Method.Method)
            .SetTag("url.template", path);
    }

    private static void Note(Activity? activity, HttpResponseMessage? answer)
    {
        if (activity is null || answer is null)
        {
            return;
        }

        activity.SetTag("http.response.status_code", (int)answer.StatusCode);
        activity.SetTag("openstack.request_id", RequestIds.Of(answer));
        if ((int)answer.StatusCode >= 400)
        {
            activity.SetStatus(ActivityStatusCode.Error);
        }
    }
}
