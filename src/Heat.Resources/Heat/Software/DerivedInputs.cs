using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Values;

namespace Heat.Resources.Heat.Software;

/// <summary>The inputs of a config with their values, as a server gets them.</summary>
internal static class DerivedInputs
{
    private const string Name = "name";
    private const string Value = "value";

    /// <summary>Declared inputs in their order, then those that only the deployment names.</summary>
    /// <param name="declared">What the config declares.</param>
    /// <param name="values">What the deployment gives; it wins over a declared default.</param>
    public static IEnumerable<MapValue> Of(ListValue declared, MapValue values)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var input in declared.Items.OfType<MapValue>())
        {
            var name = NameOf(input);
            names.Add(name);
            yield return input.With(Value, values[name] ?? input["default"] ?? TemplateValue.Null);
        }

        foreach (var (name, value) in values.Where(entry => !names.Contains(entry.Key)))
        {
            yield return Make(name, value);
        }
    }

    /// <summary>What every server is told of the deployment itself.</summary>
    public static IEnumerable<MapValue> AboutDeployment(ResourceContext resource, ResourceAction action) =>
    [
        Make("deploy_server_id", resource.Properties["server"], "Id of the server that this is for"),
        Make("deploy_action", TemplateValue.From(ActionWords.Of(action)), "Action that this is carried out for"),
        Make("deploy_stack_id", TemplateValue.From($"{resource.Stack.Name}/{resource.Stack.Id}"), "Stack that the deployment stands in"),
        Make("deploy_resource_name", TemplateValue.From(resource.Name.Value), "Resource that the deployment is"),
        Make("deploy_signal_transport", resource.Properties["signal_transport"], "How the server answers"),
    ];

    /// <summary>One input with a value.</summary>
    public static MapValue Make(string name, TemplateValue? value, string? description = null)
    {
        var input = new MapValue(
        [
            KeyValuePair.Create(Name, TemplateValue.From(name)),
            KeyValuePair.Create("type", TemplateValue.From("String")),
            KeyValuePair.Create(Value, value ?? TemplateValue.Null),
        ]);
        return description is null ? input : input.With("description", TemplateValue.From(description));
    }

    /// <summary>The values by name.</summary>
    public static MapValue Values(IEnumerable<MapValue> inputs) =>
        new(inputs.Select(input => KeyValuePair.Create(NameOf(input), input[Value] ?? TemplateValue.Null)));

    /// <summary>The name of an input.</summary>
    public static string NameOf(MapValue input) => (input[Name] as TextValue)?.Text ?? "";
}
