using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using Heat.OpenStack.Errors;
using Heat.OpenStack.Http;
using Heat.OpenStack.Tests.Scripted;
using Microsoft.Extensions.DependencyInjection;

namespace Heat.OpenStack.Tests.Http;

public sealed class PipelineTests
{
    private static readonly Guid Work = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");

    [Fact]
    public async Task ForbiddenChange_IsNotSent()
    {
        var cloud = new ScriptedCloud { Guard = new Forbidding() }.Answering(_ => ScriptedCloud.Json(200, "{}"));
        var network = cloud.Open().Service("network");
        await Assert.ThrowsAsync<LeadershipLostException>(() => network.PostAsync("networks", new JsonObject(), default));
        await Assert.ThrowsAsync<LeadershipLostException>(() => network.PutAsync("networks/n", new JsonObject(), default));
        await Assert.ThrowsAsync<LeadershipLostException>(() => network.PatchAsync("networks/n", new JsonObject(), default));
        await Assert.ThrowsAsync<LeadershipLostException>(() => network.DeleteAsync("networks/n", default));
        Assert.Empty(cloud.ServiceCalls);
        await network.GetAsync("networks/n", default);
        Assert.Single(cloud.ServiceCalls);
    }

    [Fact]
    public async Task RepeatedChange_IsCheckedEachTime()
    {
        var guard = new Forbidding { AllowedCalls = 1 };
        var cloud = new ScriptedCloud { Guard = guard }.Answering(_ => ScriptedCloud.Json(503, "{}"));
        await Assert.ThrowsAsync<LeadershipLostException>(() => cloud.Open().Service("network").DeleteAsync("networks/n", default));
        Assert.Single(cloud.ServiceCalls);
    }

    [Fact]
    public async Task CallsOfOneWork_CarryItsId()
    {
        var cloud = new ScriptedCloud().Answering(_ => ScriptedCloud.Json(200, "{}"));
        var network = cloud.Open().Service("network");
        using (GlobalRequestId.Begin(Work))
        {
            await network.GetAsync("networks/n", default);
        }

        await network.GetAsync("networks/n", default);
        Assert.Equal([$"req-{Work}", null], cloud.ServiceCalls.Select(call => call.Headers.GetValueOrDefault("X-Openstack-Request-Id")));
    }

    [Fact]
    public async Task Calls_AreCountedByServiceMethodAndStatus()
    {
        var statuses = new Queue<int>([200, 503, 404]);
        using var provider = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var meters = provider.GetRequiredService<IMeterFactory>();
        var cloud = new ScriptedCloud { Meters = meters }.Answering(_ => ScriptedCloud.Json(statuses.Dequeue(), "{}"));
        using var factory = cloud.Factory();
        var counted = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                // Other tests have meters of the same name.
                if (ReferenceEquals(instrument.Meter.Scope, meters))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Note(counted, instrument, tags));
        listener.Start();

        var network = factory.Open(ScriptedCloud.Config("network_endpoint_override: http://counted.test")).Service("network");
        await network.GetAsync("networks/a", default);
        await Assert.ThrowsAsync<OpenStackException>(() => network.GetAsync("networks/b", default));

        Assert.Equal(["identity POST 201", "network GET 200", "network GET 503", "network GET 404"], counted);
    }

    [Fact]
    public async Task Calls_AreTracedWithTheTemplateOfTheirPath()
    {
        var cloud = new ScriptedCloud().Answering(_ =>
        {
            var answer = ScriptedCloud.Json(404, "{}");
            answer.Headers.Add("X-Openstack-Request-Id", "req-7");
            return answer;
        });
        var traced = new System.Collections.Concurrent.ConcurrentQueue<Activity>(); // other tests trace, too, at the same time
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Heat.OpenStack",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = traced.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await Assert.ThrowsAsync<OpenStackException>(
            () => cloud.Open("network_endpoint_override: http://traced.test").Service("network").GetAsync($"traced/{Work}/tags/7?x=y", default));

        var activity = Assert.Single(traced, one => one.DisplayName == "GET network /v2.0/traced/{id}/tags/{id}");
        Assert.Equal("network", activity.GetTagItem("openstack.service"));
        Assert.Equal(404, activity.GetTagItem("http.response.status_code"));
        Assert.Equal("req-7", activity.GetTagItem("openstack.request_id"));
        Assert.Equal(ActivityStatusCode.Error, activity.Status);
    }

    [Fact]
    public async Task Repetitions_WaitLongerAndLongerWithinTheBudget()
    {
        var cloud = new ScriptedCloud().Answering(_ => ScriptedCloud.Json(500, "{}"));
        await Assert.ThrowsAsync<OpenStackException>(() => cloud.Open().Service("network").GetAsync("networks/n", default));
        Assert.Equal(5, cloud.ServiceCalls.Count());
        Assert.Equal(4, cloud.Clock.Waits.Count);
        Assert.True(cloud.Clock.GetUtcNow() - HastyClock.Start < cloud.Options.Retry.Budget + cloud.Options.Retry.Budget);
    }

    [Fact]
    public async Task AskedWait_IsKept()
    {
        var answers = new Queue<HttpResponseMessage>([Busy("7"), ScriptedCloud.Json(200, "{}")]);
        var cloud = new ScriptedCloud().Answering(_ => answers.Dequeue());
        await cloud.Open().Service("network").GetAsync("networks/n", default);
        Assert.Contains(TimeSpan.FromSeconds(7), cloud.Clock.Waits);
    }

    [Fact]
    public async Task WaitUntilADate_IsKept()
    {
        var cloud = new ScriptedCloud();
        var answers = new Queue<HttpResponseMessage>([Busy((HastyClock.Start + TimeSpan.FromSeconds(9)).ToString("R")), ScriptedCloud.Json(200, "{}")]);
        await cloud.Answering(_ => answers.Dequeue()).Open().Service("network").GetAsync("networks/n", default);
        Assert.Contains(TimeSpan.FromSeconds(9), cloud.Clock.Waits);
    }

    [Fact]
    public async Task AnswerThatIsTooLong_IsRefused()
    {
        var cloud = new ScriptedCloud().Answering(_ => ScriptedCloud.Json(200, new JsonObject { ["text"] = new string('x', 5000) }));
        cloud.Options.LongestAnswer = 4096;
        var error = await Assert.ThrowsAsync<OpenStackException>(() => cloud.Open().Service("network").GetAsync("networks/n", default));
        Assert.Contains("ConfigurationLimitExceeded", error.Message, StringComparison.Ordinal);
        Assert.Single(cloud.ServiceCalls);
    }

    [Fact]
    public async Task CallerThatGivesUp_SeesItsOwnCancellation()
    {
        var cloud = new ScriptedCloud { Answer = async (_, stop) => { await Task.Delay(Timeout.Infinite, stop); return ScriptedCloud.Json(200, "{}"); } };
        using var stop = new CancellationTokenSource();
        var call = cloud.Open().Service("network").GetAsync("networks/n", stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    private static HttpResponseMessage Busy(string retryAfter)
    {
        var answer = ScriptedCloud.Json(503, "{}");
        answer.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        return answer;
    }

    private static void Note(List<string> counted, Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (instrument.Name != "heat_operator_cloud_calls_total")
        {
            return;
        }

        var words = tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value);
        lock (counted)
        {
            counted.Add($"{words["service"]} {words["method"]} {words["status"]}");
        }
    }

    private sealed class LeadershipLostException : Exception;

    private sealed class Forbidding : ICallGuard
    {
        public int AllowedCalls { get; set; }

        public void ThrowIfForbidden()
        {
            if (AllowedCalls-- <= 0)
            {
                throw new LeadershipLostException();
            }
        }
    }
}
