using System.Net;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Client.Http;
using Heat.Kubernetes.Telemetry;
using Heat.Testing;
using static Heat.Kubernetes.Tests.Client.Http.FakeServer;

namespace Heat.Kubernetes.Tests.Client.Http;

public sealed class RetryHandlerTests : IDisposable
{
    private static readonly KubernetesClientOptions Options = new()
    {
        Retries = 3,
        RetryDelay = TimeSpan.FromSeconds(1),
        MaxRetryDelay = TimeSpan.FromSeconds(30),
        RequestTimeout = TimeSpan.FromSeconds(10),
    };

    private readonly ManualTimeProvider _clock = new();
    private readonly KubernetesMeter _meter = new();

    public void Dispose() => _meter.Dispose();

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task Busy_IsSentAgainAfterGrowingPauses(HttpStatusCode busy)
    {
        using var server = new FakeServer(Status(busy), Status(busy), Status(HttpStatusCode.OK));
        var sending = SendAsync(server, isIdempotent: true);
        Assert.Equal(1, server.Requests);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, server.Requests);
        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(HttpStatusCode.OK, (await sending).StatusCode);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Conflict)]
    [InlineData(HttpStatusCode.Gone)]
    [InlineData(HttpStatusCode.UnprocessableEntity)]
    public async Task OtherRefusals_AreFinal(HttpStatusCode status)
    {
        using var server = new FakeServer(Status(status));

        Assert.Equal(status, (await SendAsync(server, isIdempotent: true)).StatusCode);
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task NotIdempotent_OnlyTooManyRequestsIsSentAgain()
    {
        using var broken = new FakeServer(Status(HttpStatusCode.InternalServerError));
        using var lost = new FakeServer(Lost());
        using var limited = new FakeServer(Status(HttpStatusCode.TooManyRequests), Status(HttpStatusCode.OK));

        Assert.Equal(HttpStatusCode.InternalServerError, (await SendAsync(broken, isIdempotent: false)).StatusCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(lost, isIdempotent: false));
        var sending = SendAsync(limited, isIdempotent: false);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(HttpStatusCode.OK, (await sending).StatusCode);
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(600, 30)]
    public async Task RetryAfter_IsKept_UpToTheLimit(int asked, int waited)
    {
        using var server = new FakeServer(Status(HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(asked)), Status(HttpStatusCode.OK));
        var sending = SendAsync(server, isIdempotent: true);
        _clock.Advance(TimeSpan.FromSeconds(waited) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, server.Requests);

        _clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(HttpStatusCode.OK, (await sending).StatusCode);
    }

    [Fact]
    public async Task AlwaysBusy_TheLastAnswerStands()
    {
        using var server = new FakeServer(Status(HttpStatusCode.ServiceUnavailable));
        var sending = SendAsync(server, isIdempotent: true);
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await sending).StatusCode);
        Assert.Equal(4, server.Requests);
    }

    [Fact]
    public async Task NoAnswer_IsGivenUpInTime_AndSaysSo()
    {
        using var server = new MuteServer();
        var sending = SendAsync(server, isIdempotent: false);
        _clock.Advance(Options.RequestTimeout);

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => sending);

        Assert.Equal("get things: the API server did not answer within 10 s.", failure.Message);
    }

    [Fact]
    public async Task Cancelled_ByTheCaller_IsNotAFailure()
    {
        using var cancelled = new CancellationTokenSource();
        using var server = new MuteServer();
        var sending = SendAsync(server, isIdempotent: true, cancelled.Token);
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    private Task<HttpResponseMessage> SendAsync(HttpMessageHandler server, bool isIdempotent, CancellationToken cancellationToken = default)
    {
        var invoker = new HttpMessageInvoker(new RetryHandler(Options, new ClientMetrics(_meter), _clock) { InnerHandler = server });
        var request = new HttpRequestMessage(HttpMethod.Get, "http://server/things");
        new ApiCall("get", "things") { IsIdempotent = isIdempotent }.AttachTo(request);
        return Inline.Run(() => invoker.SendAsync(request, cancellationToken));
    }
}
