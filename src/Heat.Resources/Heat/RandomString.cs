using System.Collections.Immutable;
using System.Security.Cryptography;
using Heat.Engine.Recovery;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Heat;

/// <summary>A random text, made once. A change of any property, the salt too, makes another one.</summary>
/// <remarks>The text is secret. It is kept in the record, and <c>get_resource</c> yields it.</remarks>
[ResourceType("OS::Heat::RandomString")]
internal sealed class RandomString : RecordedResource, IHasReferenceId, IValidatesProperties, IKeepsValues
{
    private const string Kept = "value";

    private readonly RandomText _random;

    /// <summary>Makes texts that nobody can guess.</summary>
    public RandomString()
        : this(RandomNumberGenerator.GetInt32)
    {
    }

    /// <summary>Makes texts from another source of numbers.</summary>
    /// <param name="next">A number from 0 up to, but not including, its argument.</param>
    internal RandomString(Func<int, int> next) => _random = new RandomText(next);

    /// <inheritdoc/>
    public override Task<Creation> CreateAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var text = _random.Make((int)(resource.Properties.Integer("length") ?? 32), Groups(resource.Properties));
        var data = ImmutableDictionary<string, string>.Empty.Add(Kept, text);
        return Task.FromResult(new Creation(new PhysicalId(resource.PhysicalName), data, Ready));
    }

    /// <inheritdoc/>
    public TemplateValue ReferenceId(ResourceContext resource) => Text(resource);

    /// <inheritdoc/>
    public override Task<TemplateValue> ReadAttributeAsync(
        ResourceContext resource, Observation observation, string attribute, CancellationToken cancellationToken) =>
        Task.FromResult(attribute == "value" ? Text(resource) : TemplateValue.Null);

    /// <inheritdoc/>
    public ImmutableDictionary<string, string> KeptValues(PropertyTree properties) => ImmutableDictionary<string, string>.Empty.Add("value", Kept);

    /// <inheritdoc/>
    /// <remarks>Without its text it is not there: the next pass makes another.</remarks>
    public override Task<Creation?> RecoverAsync(ResourceContext resource, bool isFinished, CancellationToken cancellationToken) =>
        resource.Data.ContainsKey(Kept)
            ? base.RecoverAsync(resource, isFinished, cancellationToken)
            : Task.FromResult<Creation?>(null);

    /// <inheritdoc/>
    public IEnumerable<string> Validate(PropertyTree properties)
    {
        if (!properties.IsKnown)
        {
            yield break;
        }

        var groups = Groups(properties);
        if (groups.Sum(group => group.AtLeast) > (properties.Integer("length") ?? 32))
        {
            yield return "Length property cannot be smaller than combined character class and character sequence minimums.";
        }

        if (groups.Count == 0 || groups.Exists(group => group.Characters.IsEmpty))
        {
            yield return "Property 'character_classes' or 'character_sequences' must name at least one character.";
        }
    }

    /// <inheritdoc/>
    protected override Task<Observation> StateAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        Task.FromResult(resource.Data.ContainsKey(Kept) ? Ready : Observation.Absent);

    private static TemplateValue Text(ResourceContext resource) =>
        resource.Data.TryGetValue(Kept, out var text) ? new TextValue(text, isSecret: true) : TemplateValue.Null;

    private static List<CharacterGroup> Groups(PropertyTree properties) =>
    [
        .. properties.List("character_sequences").Select(PropertyTree.Of)
            .Select(entry => CharacterGroup.OfSequence(entry.Text("sequence") ?? "", AtLeast(entry))),
        .. properties.List("character_classes").Select(PropertyTree.Of)
            .Select(entry => CharacterGroup.OfClass(entry.Text("class") ?? "lettersdigits", AtLeast(entry))),
    ];

    private static int AtLeast(PropertyTree entry) => (int)(entry.Integer("min") ?? 1);
}
