using Heat.Engine.Actions;
using Heat.Engine.Adoption;

namespace Heat.Engine.Execution;

/// <summary>The steps that a resource can take.</summary>
internal sealed record ResourceSteps(
    Creator Creator, Updater Updater, Replacer Replacer, Settler Settler, DriftWatch Drift, AttributeReader Attributes, ExternalResource External)
{
    /// <summary>Takes over what exists already.</summary>
    public required Adopter Adopter { get; init; }

    /// <summary>Intentions that are saved before their turn.</summary>
    public required Announcements Announcements { get; init; }

    /// <summary>Points at which a resource waits for somebody.</summary>
    public required Hooks Hooks { get; init; }

    /// <summary>Rest and work.</summary>
    public required RestSteps Rest { get; init; }

    /// <summary>The steps over one pass.</summary>
    public static ResourceSteps Over(PassScope scope, Minter minter, NameResolution names, Failures failures, Announcements announcements)
    {
        var attributes = new AttributeReader(scope);
        var replacer = new Replacer(scope, minter);
        var settler = new Settler(scope, attributes, failures, replacer, names);
        var updater = new Updater(scope, settler, replacer, names);
        return new ResourceSteps(
            new Creator(scope, minter, names, failures, settler),
            updater,
            replacer,
            settler,
            new DriftWatch(scope, updater, replacer, attributes, names, failures),
            attributes,
            new ExternalResource(scope, minter, attributes, failures))
        {
            Adopter = new Adopter(scope, minter, names, failures, settler),
            Announcements = announcements,
            Hooks = new Hooks(scope),
            Rest = new RestSteps(scope, failures),
        };
    }
}
