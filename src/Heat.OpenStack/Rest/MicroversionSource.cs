using System.Text.Json;
using Heat.OpenStack.Catalog;
using Heat.OpenStack.Errors;
using Heat.OpenStack.Http;
using Heat.OpenStack.Sessions;

namespace Heat.OpenStack.Rest;

/// <summary>Learns which microversions a service speaks, and chooses the one to use.</summary>
internal sealed class MicroversionSource(CloudConnection connection, string serviceType, Microversion? wanted)
{
    private readonly ServiceProfile _profile = ServiceTypes.Profile(serviceType);

    public async Task<MicroversionRange> RangeAsync(CancellationToken cancellationToken) => _profile.MicroversionWord is null
        ? MicroversionRange.None
        : await connection.Versions.GetAsync(_profile.Type, AskAsync, cancellationToken);

    public async Task<Microversion> ChosenAsync(CancellationToken cancellationToken)
    {
        if (wanted is { } chosen)
        {
            return chosen;
        }

        if (connection.Config.Service(serviceType).Microversion is { } configured)
        {
            return Microversion.Parse(configured);
        }

        var range = await RangeAsync(cancellationToken);
        return range == MicroversionRange.None
            ? Microversion.None
            : range.UpTo(_profile.MicroversionLimit) ?? throw Failure($"speaks microversions from {range.Lowest} on; the newest one known here is {_profile.MicroversionLimit}");
    }

    /// <summary>Asks at the version first; some clouds give versions only at the root.</summary>
    private async Task<MicroversionRange> AskAsync(CancellationToken cancellationToken)
    {
        var address = connection.Endpoints.Resolve(serviceType, await connection.Tokens.GetAsync(cancellationToken));
        var atVersion = address.Version is null ? null : await TryAsync($"{address.Root}/{address.Version}/", address, cancellationToken);
        var found = atVersion ?? await TryAsync(address.Root + "/", address, cancellationToken);
        return found?.Range ?? MicroversionRange.None;
    }

    private async Task<ServiceVersion?> TryAsync(string url, ServiceAddress address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        var call = new CallInfo(serviceType, url[address.Root.Length..], connection.Limiters.For(address.Root))
        {
            AcceptsChoices = true,
            Timeout = connection.CallTimeout,
        };
        try
        {
            using var answer = await connection.Pipeline.SendAsync(request, call, cancellationToken);
            return VersionDocument.Matching(VersionDocument.Parse(JsonBody.Parse(BufferedContent.Of(answer))), address.Version);
        }
        catch (OpenStackException exception) when (exception.StatusCode is { } status && (int)status is >= 300 and < 500 and not 401 and not 429)
        {
            return null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private OpenStackException Failure(string what) => new($"{serviceType} {what}")
    {
        Service = serviceType,
        Disposition = Disposition.Terminal,
    };
}
