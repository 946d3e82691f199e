using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Values;

namespace Heat.Resources.Heat.Software;

/// <summary>A copy of a config for one server and one action, with the values of its inputs.</summary>
/// <remarks>
/// A server carries out an id once. So the id follows from what it is to do and how often it was told, not from the credentials that it
/// answers with: a crash in the middle tells the same again, a new action tells something new.
/// </remarks>
/// <param name="Source">What the template names.</param>
/// <param name="Resource">The deployment.</param>
/// <param name="Action">What it is carried out for.</param>
/// <param name="Revision">How many times the server has been told, this time included.</param>
internal sealed record DerivedConfig(ConfigRecord Source, ResourceContext Resource, ResourceAction Action, int Revision)
{
    /// <summary>The config with the inputs in it; null: as it is.</summary>
    public Func<TemplateValue, MapValue, TemplateValue>? Insert { get; init; }

    /// <summary>Makes the copy.</summary>
    /// <param name="deployment">Id of the deployment.</param>
    /// <param name="answering">The inputs that tell the server how to answer.</param>
    /// <param name="now">The time.</param>
    public ConfigRecord Make(string deployment, IEnumerable<MapValue> answering, DateTimeOffset now)
    {
        var given = DerivedInputs.Of(Source.Inputs, Resource.Properties.Map("input_values") ?? MapValue.Empty).ToList();
        var inputs = new List<MapValue>([.. given, .. DerivedInputs.AboutDeployment(Resource, Action)]);
        var config = Insert?.Invoke(Source.Config, DerivedInputs.Values(inputs)) ?? Source.Config;
        return Source with
        {
            Id = StableId.Of(deployment, $"{Revision}", Text(config), Text(new ListValue([.. inputs])), Source.Group, Text(Source.Options)),
            Name = Resource.Properties.Text("name") is { Length: > 0 } name ? name : Source.Name,
            Config = config,
            Inputs = new ListValue([.. inputs, .. answering]),
            CreatedAt = now,
        };
    }

    private static string Text(TemplateValue value) => ValueJson.ToJson(value)?.ToJsonString() ?? "null";
}
