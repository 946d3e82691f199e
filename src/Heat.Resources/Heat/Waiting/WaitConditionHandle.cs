using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.OpenStack.Sessions;
using Heat.OpenStack.Swift;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Heat.Waiting;

/// <summary>Takes the signals that a wait condition waits for: with a token of its own, or by a signed address.</summary>
[ResourceType("OS::Heat::WaitConditionHandle")]
internal sealed class WaitConditionHandle(ISignalBox box, CloudSession session) : SignalHandle(box), IValidatesProperties
{
    private const string Token = "TOKEN_SIGNAL";
    private const string Cfn = "CFN_SIGNAL";
    private const string TemporaryUrl = "TEMP_URL_SIGNAL";
    private const string None = "NO_SIGNAL";

    private readonly ObjectStoreClient _swift = new(session);

    /// <inheritdoc/>
    public IEnumerable<string> Validate(PropertyTree properties)
    {
        if (properties.Text("signal_transport") is { } transport and not (Token or Cfn or TemporaryUrl or None))
        {
            yield return $"signal_transport: {transport} is not offered, because it needs a user of Keystone for every handle. Use {Token}, {Cfn} or {TemporaryUrl}.";
        }
    }

    /// <inheritdoc/>
    public override async Task<Creation> CreateAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var creation = await base.CreateAsync(resource, cancellationToken);
        switch (Transport(resource))
        {
            case TemporaryUrl:
                return creation with { Data = await SwiftSignalObject.MakeAsync(_swift, resource, cancellationToken) };
            case Token or Cfn:
                _ = AddressOf(resource); // what cannot be signalled is not made
                return creation;
            default:
                return creation;
        }
    }

    /// <inheritdoc/>
    public override async Task DeleteAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        if (resource.Data.ContainsKey(SwiftSignalObject.AddressKey))
        {
            await SwiftSignalObject.DeleteAsync(_swift, resource, cancellationToken);
        }

        await base.DeleteAsync(resource, cancellationToken);
    }

    /// <inheritdoc/>
    public override Task<TemplateValue> ReadAttributeAsync(
        ResourceContext resource, Observation observation, string attribute, CancellationToken cancellationToken) =>
        Task.FromResult(Transport(resource) switch
        {
            Token => OfToken(AddressOf(resource), attribute),
            TemporaryUrl when attribute == "signal" && resource.Data.TryGetValue(SwiftSignalObject.AddressKey, out var address) => Json("alarm_url", address),
            Cfn when attribute == "signal" => Json("alarm_url", AddressOf(resource).SignedUrl.AbsoluteUri),
            _ => TemplateValue.Null,
        });

    /// <inheritdoc/>
    protected override WaitSignal? Understand(TemplateValue body, int known) => WaitSignalReader.Read(body, known);

    private static TemplateValue OfToken(SignalAddress address, string attribute) => attribute switch
    {
        "token" => new TextValue(address.Token, isSecret: true),
        "endpoint" => TemplateValue.From(address.ResourceUrl.AbsoluteUri),
        "curl_cli" => new TextValue(
            $"curl -i -X POST -H 'X-Auth-Token: {address.Token}' -H 'Content-Type: application/json' -H 'Accept: application/json' {address.ResourceUrl.AbsoluteUri}",
            isSecret: true),
        "signal" => Json("alarm_url", address.ResourceUrl.AbsoluteUri, "token", address.Token),
        _ => TemplateValue.Null,
    };

    private static TextValue Json(params ReadOnlySpan<string> entries)
    {
        var map = MapValue.Empty;
        for (var index = 0; index < entries.Length; index += 2)
        {
            map = map.With(entries[index], TemplateValue.From(entries[index + 1]));
        }

        return new TextValue(HeatText.Json(map, sortKeys: false), isSecret: true);
    }

    private static string Transport(ResourceContext resource) => resource.Properties.Text("signal_transport") ?? Token;
}
