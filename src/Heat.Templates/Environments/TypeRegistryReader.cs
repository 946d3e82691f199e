using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;
using Heat.Templates.Syntax;
using Heat.Templates.Values;

namespace Heat.Templates.Environments;

/// <summary>Reads the sections <c>resource_registry</c> of all environments into one registry; a later one wins, line by line.</summary>
internal sealed class TypeRegistryReader(DiagnosticBag diagnostics, ICollection<EngineNeed> needs)
{
    private const string ResourcesKey = "resources";

    private readonly RegistryLevel _root = new();

    public TypeRegistry ToRegistry() => new(_root);

    public void Read(Node section, string file)
    {
        var path = $"{file}.resource_registry";
        if (section is not MapNode map)
        {
            Refuse("The section \"resource_registry\" must be a map", path, section.Position);
            return;
        }

        foreach (var entry in map.Entries)
        {
            if (entry.Key == ResourcesKey)
            {
                ReadResources(entry, path);
            }
            else
            {
                ReadItem(entry, _root, path, isInResource: false);
            }
        }
    }

    private void ReadResources(MapEntry resources, string path)
    {
        var place = $"{path}.{ResourcesKey}";
        if (resources.Value is not MapNode map)
        {
            if (!resources.Value.IsNull)
            {
                Refuse("\"resources\" in the registry must be a map", place, resources.Position);
            }

            return;
        }

        foreach (var resource in map.Entries)
        {
            if (resource.Value is MapNode items)
            {
                ReadResource(items, _root.At(ResourcesKey).At(resource.Key), $"{place}.{resource.Key}");
            }
            else
            {
                Refuse("A resource in the registry must be a map", $"{place}.{resource.Key}", resource.Position);
            }
        }
    }

    private void ReadResource(MapNode items, RegistryLevel level, string path)
    {
        foreach (var entry in items.Entries)
        {
            ReadItem(entry, level, path, isInResource: true);
        }
    }

    private void ReadItem(MapEntry entry, RegistryLevel level, string path, bool isInResource)
    {
        var place = $"{path}.{entry.Key}";
        switch (entry.Value)
        {
            case { IsNull: true }:
                level.Set(entry.Key, null);
                break;
            case MapNode inner when isInResource:
                ReadResource(inner, level.At(entry.Key), place);
                break;
            case var value when RegistryActions.IsKey(entry.Key):
                ReadActions(entry, value.ToValue(), level, place);
                break;
            case { Text: not null } text:
                level.Set(entry.Key, text.ToValue());
                break;
            default:
                Refuse("In the resource_registry a mapping must be the name of a resource type or of a template", place, entry.Position);
                break;
        }
    }

    private void ReadActions(MapEntry entry, TemplateValue value, RegistryLevel level, string place)
    {
        if (RegistryActions.Mistake(entry.Key, value) is { } mistake)
        {
            Refuse(mistake, place, entry.Position);
            return;
        }

        level.Set(entry.Key, value);
        var feature = entry.Key == RegistryActions.HooksKey ? EngineFeature.Hook : EngineFeature.RestrictedAction;
        needs.Add(new EngineNeed(feature, string.Join(", ", RegistryActions.Names(value)), place, entry.Position));
    }

    private void Refuse(string message, string path, SourcePosition position) =>
        diagnostics.Error(DiagnosticIds.BadEnvironment, message, path, position);
}
