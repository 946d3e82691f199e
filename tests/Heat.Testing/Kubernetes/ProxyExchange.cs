using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Heat.Testing.Kubernetes;

/// <summary>One request and its answer, and what goes wrong with them.</summary>
internal sealed class ProxyExchange(HttpClient upstream, HttpContext context, CancellationToken cancellationToken)
{
    private static readonly string[] NotForwarded = ["Host", "Connection", "Content-Length", "Content-Type", "Transfer-Encoding", "Accept-Encoding"];

    public async Task RunAsync(Fault? fault)
    {
        switch (fault)
        {
            case Fault.Refuse refusal:
                await RefuseAsync(refusal);
                return;
            case Fault.DropRequest:
                context.Abort();
                return;
            case Fault.Hold hold:
                await hold.Until.WaitAsync(cancellationToken);
                break;
        }

        using var answer = await ForwardAsync();
        if (fault is Fault.DropAnswer)
        {
            await answer.Content.LoadIntoBufferAsync(cancellationToken);
            context.Abort();
            return;
        }

        await AnswerAsync(answer, fault);
    }

    private async Task RefuseAsync(Fault.Refuse refusal)
    {
        context.Response.StatusCode = refusal.StatusCode;
        context.Response.ContentType = "application/json";
        if (refusal.RetryAfterSeconds is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        await context.Response.WriteAsync(StatusDocument(refusal.StatusCode, refusal.Reason), cancellationToken);
    }

    private async Task<HttpResponseMessage> ForwardAsync()
    {
        using var message = new HttpRequestMessage(new HttpMethod(context.Request.Method), context.Request.GetEncodedPathAndQuery());
        foreach (var header in context.Request.Headers.Where(header => !NotForwarded.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            message.Headers.TryAddWithoutValidation(header.Key, header.Value.AsEnumerable());
        }

        if (context.Request.ContentLength > 0)
        {
            message.Content = new StreamContent(context.Request.Body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
        }

        return await upstream.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private async Task AnswerAsync(HttpResponseMessage answer, Fault? fault)
    {
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await context.Response.StartAsync(cancellationToken);
        await context.Response.Body.FlushAsync(cancellationToken);
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        switch (fault)
        {
            case Fault.CutWatch cut:
                await CopyLinesAsync(body, cut.Lines);
                context.Abort();
                break;
            case Fault.ExpireWatch expire:
                await CopyLinesAsync(body, expire.Lines);
                await WriteLineAsync($$"""{"type":"ERROR","object":{{StatusDocument(410, "Expired")}}}""");
                break;
            case Fault.SilenceWatch:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
                break;
            default:
                await CopyAsync(body);
                break;
        }
    }

    private async Task CopyAsync(Stream body)
    {
        var buffer = new byte[16 * 1024];
        while (await body.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            await context.Response.Body.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            await context.Response.Body.FlushAsync(cancellationToken);
        }
    }

    private async Task CopyLinesAsync(Stream body, int lines)
    {
        using var reader = new StreamReader(body, Encoding.UTF8);
        for (var copied = 0; copied < lines && await reader.ReadLineAsync(cancellationToken) is { } line; copied++)
        {
            await WriteLineAsync(line);
        }
    }

    private async Task WriteLineAsync(string line)
    {
        await context.Response.WriteAsync(line + "\n", cancellationToken);
        await context.Response.Body.FlushAsync(cancellationToken);
    }

    private static string StatusDocument(int code, string reason) => JsonSerializer.Serialize(new
    {
        kind = "Status",
        apiVersion = "v1",
        metadata = new { },
        status = "Failure",
        message = $"injected fault: {reason}",
        reason,
        code,
    });
}
