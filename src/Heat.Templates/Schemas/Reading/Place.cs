using System.Globalization;

namespace Heat.Templates.Schemas.Reading;

/// <summary>Where in the properties the reader is. Spelled only when a message needs it.</summary>
internal sealed class Place
{
    private readonly Place? _parent;
    private readonly string? _name;
    private readonly int _index;

    private Place(Place? parent, string? name, int index) => (_parent, _name, _index) = (parent, name, index);

    /// <summary>The rewritings of the properties here; null: none.</summary>
    public RuleLevel? Rules { get; private init; }

    /// <summary>A value around this one is secret, so this one is.</summary>
    public bool IsSecret { get; private init; }

    /// <summary>The place is that of the properties themselves.</summary>
    public bool IsRoot => _parent is null;

    /// <summary>Limits are checked here.</summary>
    public bool ChecksLimits { get; private init; } = true;

    /// <summary>The place of the properties themselves.</summary>
    public static Place Root(string path, RuleLevel? rules, bool isSecret) => new(null, path, 0) { Rules = rules, IsSecret = isSecret };

    /// <summary>The same place, where limits are not checked.</summary>
    public Place Unlimited() => new(_parent, _name, _index) { Rules = Rules, IsSecret = IsSecret, ChecksLimits = false };

    /// <summary>The place of a property or field.</summary>
    public Place Field(string name, bool isSecret) =>
        new(this, name, 0) { Rules = Rules?.Inside(name), IsSecret = IsSecret || isSecret, ChecksLimits = ChecksLimits };

    /// <summary>The place of a list item.</summary>
    public Place Item(int index) => new(this, null, index) { Rules = Rules, IsSecret = IsSecret, ChecksLimits = ChecksLimits };

    /// <summary>The same place, where the value turns out to be secret.</summary>
    public Place Secret() => IsSecret ? this : new(_parent, _name, _index) { Rules = Rules, IsSecret = true, ChecksLimits = ChecksLimits };

    /// <summary>For people: <c>resources.web.properties.networks[0].port</c>.</summary>
    public override string ToString() => (_parent, _name) switch
    {
        (null, _) => _name ?? "",
        (_, null) => string.Create(CultureInfo.InvariantCulture, $"{_parent}[{_index}]"),
        _ => $"{_parent}.{_name}",
    };
}
