using Heat.Engine.Planning;
using Heat.Templates.Values;

namespace Heat.Engine.Groups;

/// <summary>Tells definitions of members apart.</summary>
public static class DefinitionMark
{
    private const int Length = 12;

    /// <summary>A short text that is equal exactly when two definitions are. The order of keys does not count.</summary>
    public static string Of(MapValue definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return DefinitionHash.Of("member", definition, MapValue.Empty)[..Length];
    }
}
