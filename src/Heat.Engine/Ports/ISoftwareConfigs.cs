using Heat.Engine.Stacks;
using Heat.Templates.Values;

namespace Heat.Engine.Ports;

/// <summary>Keeps software configs: immutable records that any stack of the same namespace may name by id.</summary>
public interface ISoftwareConfigs
{
    /// <summary>A config; null: there is none of that id.</summary>
    /// <param name="namespace">Where it is looked for.</param>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    Task<ConfigRecord?> FindAsync(string @namespace, string id, CancellationToken cancellationToken);

    /// <summary>Keeps a config for as long as the stack lives. Keeping the same one twice makes one.</summary>
    /// <exception cref="RecordException">It is larger than what can be kept, or cannot be kept now.</exception>
    Task KeepAsync(StackIdentity stack, ConfigRecord config, CancellationToken cancellationToken);

    /// <summary>Removes a config. One that is gone is a success.</summary>
    Task DeleteAsync(StackIdentity stack, string id, CancellationToken cancellationToken);
}

/// <summary>What is to be done on a server, and what goes in and comes out.</summary>
public sealed record ConfigRecord
{
    /// <summary>The group of a config that no tool on the server takes care of.</summary>
    public const string Ungrouped = "Heat::Ungrouped";

    /// <summary>The group of a config that has another text for each action.</summary>
    public const string Component = "component";

    /// <summary>Its id, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Its name, for people and for the order in which a server gets it.</summary>
    public required string Name { get; init; }

    /// <summary>Which tool on the server takes care of it.</summary>
    public string Group { get; init; } = Ungrouped;

    /// <summary>What that tool gets: text, or a map. May hold secrets.</summary>
    public TemplateValue Config { get; init; } = TemplateValue.From("");

    /// <summary>Maps with <c>name</c>, <c>type</c> and more; in what a server gets also <c>value</c>. May hold secrets.</summary>
    public ListValue Inputs { get; init; } = ListValue.Empty;

    /// <summary>Maps with <c>name</c>, <c>type</c> and <c>error_output</c>.</summary>
    public ListValue Outputs { get; init; } = ListValue.Empty;

    /// <summary>Settings for the tool.</summary>
    public MapValue Options { get; init; } = MapValue.Empty;

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}
