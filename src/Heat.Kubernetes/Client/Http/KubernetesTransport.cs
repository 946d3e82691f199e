using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Client.Http;

/// <summary>Sends requests to one API server and turns refusals into <see cref="KubernetesApiException"/>.</summary>
internal sealed class KubernetesTransport(HttpClient http, TimeProvider timeProvider, TimeSpan bodyTimeout) : IDisposable
{
    private const int MaxErrorLength = 4096;

    /// <summary>Sends and returns an answer of which only the head has been read.</summary>
    public async Task<HttpResponseMessage> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        using var message = Build(request);
        var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw await RefusalAsync(request, response, cancellationToken);
        }
    }

    /// <summary>Sends and reads the whole answer.</summary>
    public async Task<T> SendAsync<T>(ApiRequest request, JsonSerializerOptions options, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(request, cancellationToken);
        using var timeout = new CancellationTokenSource(bodyTimeout, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(either.Token);
            return await JsonSerializer.DeserializeAsync<T>(body, options, either.Token)
                ?? throw new HttpRequestException($"{request}: the API server answered \"null\".");
        }
        catch (OperationCanceledException cause) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException($"{request}: the answer did not end within {bodyTimeout.TotalSeconds:0} s.", cause);
        }
        catch (IOException cause)
        {
            throw new HttpRequestException($"{request}: the answer broke off.", cause);
        }
    }

    public void Dispose() => http.Dispose();

    private static HttpRequestMessage Build(ApiRequest request)
    {
        var message = new HttpRequestMessage(request.Method, request.PathAndQuery)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        request.Call.AttachTo(message);
        message.Headers.TryAddWithoutValidation("Accept", request.Accept);
        if (request.Content is { } content)
        {
            message.Content = new ReadOnlyMemoryContent(content);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue(request.ContentType);
        }

        return message;
    }

    private async Task<KubernetesApiException> RefusalAsync(ApiRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        var status = ReadStatus(text) ?? new V1Status
        {
            Status = "Failure",
            Code = (int)response.StatusCode,
            Reason = response.ReasonPhrase ?? response.StatusCode.ToString(),
            Message = text.Length > MaxErrorLength ? text[..MaxErrorLength] : text,
        };
        var wait = RetryAfter.Of(response, timeProvider)
            ?? (status.Details?.RetryAfterSeconds is > 0 and { } seconds ? TimeSpan.FromSeconds(seconds) : null);
        return new KubernetesApiException(request.ToString(), response.StatusCode, status, wait);
    }

    private static V1Status? ReadStatus(string text)
    {
        try
        {
            var status = JsonSerializer.Deserialize<V1Status>(text, KubernetesJson.Options);
            return status?.Kind == "Status" ? status : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
