using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Resources.Heat.Software;
using Heat.Templates.Values;
using Heat.Testing;

namespace Heat.Resources.Tests.Heat.Software;

/// <summary>Software records, a server that takes deployments, and drivers over them.</summary>
internal sealed class SoftwarePlace
{
    public const string Server = "0f7e4a52-2f1c-4a3e-9d43-0b7a3c1f0001";

    public SoftwarePlace() => Software.AddServer(Server);

    public MemorySoftware Software { get; } = new();

    public ManualTimeProvider Clock { get; } = new();

    public SoftwareDeployment Deployments => new(Software.Records, new FixedSignalBox(), Clock);

    public StructuredDeployment StructuredDeployments => new(Software.Records, new FixedSignalBox(), Clock);

    /// <summary>The one deployment that there is.</summary>
    public DeploymentRecord Deployment => Assert.Single(Software.Deployments);

    /// <summary>Makes a config and gives its id.</summary>
    public async Task<string> ConfigAsync(string properties, string type = "OS::Heat::SoftwareConfig")
    {
        IResourceDriver driver = type == "OS::Heat::StructuredConfig"
            ? new StructuredConfig(Software.Records, Clock)
            : type == "OS::Heat::SoftwareComponent"
                ? new SoftwareComponent(Software.Records, Clock)
                : new SoftwareConfig(Software.Records, Clock);
        var creation = await driver.CreateAsync(Contexts.Of(type, properties) with { PhysicalName = $"web-config-{Software.Configs.Count:d12}" }, default);
        return creation.Id.Value;
    }

    /// <summary>A deployment to the server that is to be created.</summary>
    public static ResourceContext Described(string config, string more = "", string type = "OS::Heat::SoftwareDeployment") =>
        Contexts.Of(type, $$"""{"config":"{{config}}","server":"{{Server}}"{{more}}}""");

    /// <summary>A deployment to the server that was created.</summary>
    public async Task<ResourceContext> CreatedAsync(ResourceContext resource) => resource.After(await Deployments.CreateAsync(resource, default));

    /// <summary>The server answers.</summary>
    public async Task<SignalResult> AnswerAsync(ResourceContext resource, string answer)
    {
        var body = ValueJson.FromJson(System.Text.Json.Nodes.JsonNode.Parse(answer));
        var taken = await Deployments.TakeSignalsAsync(resource, [new Signal("1", Clock.GetUtcNow(), body)], default);
        return Assert.Single(taken.Results);
    }

    /// <summary>The value of an input that the server gets, as JSON.</summary>
    public string Input(string name) => DerivedInputs.Values(Deployment.Config!.Inputs.Items.OfType<MapValue>())[name] is { } value
        ? ValueJson.ToJson(value)?.ToJsonString() ?? "null"
        : "absent";
}
