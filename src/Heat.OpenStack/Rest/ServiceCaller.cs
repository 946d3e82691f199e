using System.Runtime.CompilerServices;
using System.Text.Json;
using Heat.OpenStack.Authentication;
using Heat.OpenStack.Catalog;
using Heat.OpenStack.Errors;
using Heat.OpenStack.Http;
using Heat.OpenStack.Sessions;

namespace Heat.OpenStack.Rest;

/// <summary>Makes a service's requests: address, microversion, pages.</summary>
internal sealed class ServiceCaller(CloudConnection connection, string serviceType, Microversion? microversion)
{
    /// <summary>Begins a path that stands beside the service's versions.</summary>
    public const string BesideVersions = "/../";

    private readonly ServiceProfile _profile = ServiceTypes.Profile(serviceType);
    private readonly MicroversionSource _microversions = new(connection, serviceType, microversion);
    private volatile Place? _place;

    public string ServiceType => serviceType;

    public ServiceCaller With(Microversion fixedVersion) => new(connection, serviceType, fixedVersion);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken) =>
        SendAsync(method, path, content, [], cancellationToken);

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? content, IReadOnlyCollection<KeyValuePair<string, string>> headers, CancellationToken cancellationToken)
    {
        var place = await PlaceAsync(cancellationToken);
        var version = _profile.MicroversionWord is null ? Microversion.None : await NegotiateAsync(cancellationToken);
        var url = place.Of(path);
        using var request = new HttpRequestMessage(method, url) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (version != Microversion.None)
        {
            AddMicroversion(request, version.ToString());
        }

        var call = new CallInfo(serviceType, place.PathOf(url), place.Limiter) { Timeout = connection.CallTimeout };
        return await connection.Pipeline.SendAsync(request, call, cancellationToken);
    }

    /// <summary>The full address of a path.</summary>
    public async Task<Uri> AddressOfAsync(string path, CancellationToken cancellationToken) => new((await PlaceAsync(cancellationToken)).Of(path));

    public Task<MicroversionRange> RangeAsync(CancellationToken cancellationToken) => _microversions.RangeAsync(cancellationToken);

    public Task<Microversion> NegotiateAsync(CancellationToken cancellationToken) => _microversions.ChosenAsync(cancellationToken);

    public async IAsyncEnumerable<ListPage> PagesAsync(string path, string plural, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var next = PageWalk.First(path, _profile.PageSize); next is not null;)
        {
            var page = await PageAsync(next, plural, cancellationToken);
            yield return page;
            next = PageWalk.Next(next, page);
        }
    }

    public OpenStackException Unreadable(HttpMethod method, string path, string reason) =>
        new($"{serviceType} {method} /{path.Split('?')[0]}: the answer cannot be read: {reason}")
        {
            Service = serviceType,
            Disposition = Disposition.Retry,
            OutcomeUnknown = method == HttpMethod.Post,
        };

    private async Task<ListPage> PageAsync(string path, string plural, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, null, cancellationToken);
        try
        {
            return ListPage.Parse(BufferedContent.Of(answer), plural);
        }
        catch (JsonException exception)
        {
            throw Unreadable(HttpMethod.Get, path, exception.Message);
        }
    }

    /// <summary>The address is kept as long as the token that it came with.</summary>
    private async ValueTask<Place> PlaceAsync(CancellationToken cancellationToken)
    {
        var token = await connection.Tokens.GetAsync(cancellationToken);
        if (_place is { } place && ReferenceEquals(place.Token, token))
        {
            return place;
        }

        var address = connection.Endpoints.Resolve(serviceType, token);
        return _place = new Place(token, address, connection.Limiters.For(address.Root));
    }

    private void AddMicroversion(HttpRequestMessage request, string version)
    {
        request.Headers.TryAddWithoutValidation("OpenStack-API-Version", $"{_profile.MicroversionWord} {version}");
        if (_profile.OlderMicroversionHeader is { } older)
        {
            request.Headers.TryAddWithoutValidation(older, version);
        }
    }

    private sealed record Place(Token Token, ServiceAddress Address, EndpointLimiter Limiter)
    {
        /// <summary>The full address of a path; one that begins with <c>/../</c> stands beside the versions.</summary>
        public string Of(string path) =>
            path.StartsWith(BesideVersions, StringComparison.Ordinal) ? $"{Address.Root}/{path[BesideVersions.Length..]}" : Address.Of(path);

        /// <summary>What follows the root, without the query: the same in every cloud.</summary>
        public string PathOf(string url) => url[Address.Root.Length..(url.IndexOf('?', StringComparison.Ordinal) is var query and >= 0 ? query : url.Length)];
    }
}
