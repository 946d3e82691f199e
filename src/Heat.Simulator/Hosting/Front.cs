using Heat.Simulator.Control;
using Heat.Simulator.Faults;

namespace Heat.Simulator.Hosting;

/// <summary>Takes every request: finds the service, adds delay and faults, runs the call under the cloud's lock, answers.</summary>
internal sealed class Front
{
    private readonly CloudState _cloud;
    private readonly Delays _delays;
    private readonly ControlApi _control;

    public Front(CloudState cloud)
    {
        _cloud = cloud;
        _delays = new Delays(cloud.Options);
        _control = new ControlApi(cloud);
    }

    public async Task Handle(HttpContext context)
    {
        var path = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var body = path is ["object-store", ..]
            ? await RequestBody.ReadRaw(context.Request).ConfigureAwait(false)
            : await RequestBody.Read(context.Request).ConfigureAwait(false);
        if (path is ["_simulator", .. var control])
        {
            using var answer = _control.Answer(new Call(context.Request, control, body.Json));
            await Send(context, answer).ConfigureAwait(false);
            return;
        }

        var (service, rest) = Find(path);
        var call = new Call(context.Request, rest, body.Json) { Raw = body.Raw };
        await Serve(context, service, call, body.Malformed).ConfigureAwait(false);
    }

    private async Task Serve(HttpContext context, IService service, Call call, bool malformed)
    {
        _cloud.Counters.Count(service.Type, call.Method, call.Path);
        var delay = _delays.Next();
        await _delays.Wait(delay / 2).ConfigureAwait(false);
        var fault = _cloud.Faults.Strike(service.Type, call.Method, "/" + string.Join('/', call.Path));
        if (fault is { Kind: FaultKind.DropBefore or FaultKind.Timeout })
        {
            await Refuse(context, fault.Kind).ConfigureAwait(false);
            return;
        }

        using var answer = fault is { Kind: FaultKind.Status } ? Broken(service, call, fault) : Run(service, call, malformed);
        await _delays.Wait(delay - (delay / 2)).ConfigureAwait(false);
        if (fault is { Kind: FaultKind.DropAfterCommit })
        {
            context.Abort();
            return;
        }

        await Send(context, answer).ConfigureAwait(false);
    }

    private (IService Service, string[] Below) Find(string[] path)
    {
        var services = _cloud.Services;
        return path is [var root, .. var rest] && services.TryGetValue(root, out var service)
            ? (service, rest)
            : (services["identity"], path);
    }

    private Rendered Run(IService service, Call call, bool malformed)
    {
        var world = _cloud.World;
        lock (world.Gate)
        {
            world.Agenda.Settle();
            var reply = Try(service, call, malformed);
            return new Rendered(reply, [.. service.HeadersFor(call), .. reply.Headers]);
        }
    }

    private static Reply Try(IService service, Call call, bool malformed)
    {
        try
        {
            return malformed ? throw ServiceFault.BadRequest("Body contains invalid data") : service.Handle(call);
        }
        catch (ServiceFault fault)
        {
            return Describe(service, call, fault);
        }
        catch (Exception mistake)
        {
            return Describe(service, call, new ServiceFault(500, "HTTPInternalServerError", $"The simulator failed at {call.Method} {string.Join('/', call.Path)}: {mistake.Message}"));
        }
    }

    private static Reply Describe(IService service, Call call, ServiceFault fault) => service.Refuse(call, fault) with
    {
        Headers = fault.Status switch
        {
            401 => [("WWW-Authenticate", $"Keystone uri=\"{call.Origin}/identity\"")],
            413 => [("Retry-After", "0")],
            _ => [],
        },
    };

    private static Rendered Broken(IService service, Call call, FaultRule rule)
    {
        var reply = Reply.Of(rule.Status, service.Describe(new ServiceFault(rule.Status, "InjectedFault", "The service is not able to answer now.")));
        return new Rendered(reply, rule.RetryAfter is { } seconds ? [("Retry-After", seconds.ToString(CultureInfo.InvariantCulture))] : []);
    }

    private static async Task Refuse(HttpContext context, FaultKind kind)
    {
        if (kind == FaultKind.Timeout)
        {
            var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using var registration = context.RequestAborted.Register(gone.SetResult);
            await gone.Task.ConfigureAwait(false);
        }

        context.Abort();
    }

    private static async Task Send(HttpContext context, Rendered answer)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        if (answer.Bytes.Length == 0 || context.Request.Method == "HEAD")
        {
            response.ContentLength = answer.Status is 204 ? null : 0;
            return;
        }

        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Bytes.Length;
        await response.BodyWriter.WriteAsync(answer.Bytes).ConfigureAwait(false);
    }
}
