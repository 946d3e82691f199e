using System.Collections.Immutable;
using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;
using Heat.Templates.Parameters;
using Heat.Templates.Syntax;
using Heat.Templates.Values;

namespace Heat.Templates.Environments;

/// <summary>Reads environments in order and merges them. What the engine must be able to do for them is noted in <paramref name="needs"/>.</summary>
internal sealed class EnvironmentReader(
    ImmutableArray<ParameterDeclaration> declarations, DiagnosticBag diagnostics, ICollection<EngineNeed> needs)
{
    private static readonly string[] Sections =
        ["parameters", "parameter_defaults", "parameter_merge_strategies", "resource_registry", "encrypted_param_names", "event_sinks"];

    private readonly ParameterMerger _merger = new(declarations, diagnostics);
    private readonly Dictionary<string, SourcePosition> _positions = new(StringComparer.Ordinal);
    private readonly TypeRegistryReader _registry = new(diagnostics, needs);
    private readonly List<TemplateValue> _sinks = [];
    private readonly HashSet<string> _encrypted = new(StringComparer.Ordinal);

    public StackEnvironment Read(ImmutableArray<DocumentSource> sources)
    {
        var (parameters, defaults) = (MapValue.Empty, MapValue.Empty);
        foreach (var source in sources)
        {
            if (ReadSections(source) is not { } map)
            {
                continue;
            }

            var strategies = new MergeStrategies(map["parameter_merge_strategies"] as MapNode);
            foreach (var entry in map.Entries.Where(entry => !entry.Value.IsNull))
            {
                switch (entry.Key)
                {
                    case "parameters":
                        parameters = Merge(parameters, entry.Value, strategies, source.Name, entry.Key);
                        break;
                    case "parameter_defaults":
                        defaults = Merge(defaults, entry.Value, strategies, source.Name, entry.Key);
                        break;
                    case "resource_registry":
                        _registry.Read(entry.Value, source.Name);
                        break;
                    case "event_sinks":
                        ReadSinks(entry, source.Name);
                        break;
                    case "encrypted_param_names":
                        ReadEncrypted(entry, source.Name);
                        break;
                    default:
                        break; // the merge strategies, or a section that does not exist
                }
            }
        }

        return new StackEnvironment(parameters, defaults, _registry.ToRegistry())
        {
            Positions = _positions,
            EventSinks = new ListValue([.. _sinks]),
            EncryptedNames = _encrypted,
        };
    }

    private MapNode? ReadSections(DocumentSource source)
    {
        switch (DocumentReader.Read(source, diagnostics))
        {
            case null or ScalarNode { Value: NullValue }:
                return null;
            case MapNode map:
                CheckSections(map, source.Name);
                return map;
            case var other:
                diagnostics.Error(
                    DiagnosticIds.BadEnvironment, "The environment is not a valid YAML mapping data type.", source.Name, other.Position);
                return null;
        }
    }

    private void CheckSections(MapNode map, string name)
    {
        foreach (var entry in map.Entries)
        {
            var mistake = !Sections.Contains(entry.Key) ? $"environment has wrong section \"{entry.Key}\"{Suggestion.For(entry.Key, Sections)}"
                : entry.Value.IsNull ? $"environment has empty section \"{entry.Key}\""
                : null;
            if (mistake is not null)
            {
                diagnostics.Error(DiagnosticIds.BadEnvironment, mistake, $"{name}.{entry.Key}", entry.Position);
            }
        }
    }

    private MapValue Merge(MapValue current, Node node, MergeStrategies strategies, string file, string section)
    {
        if (node is not MapNode map)
        {
            diagnostics.Error(DiagnosticIds.BadEnvironment, $"The section \"{section}\" must be a map of parameters", $"{file}.{section}", node.Position);
            return current;
        }

        if (section == "parameters")
        {
            foreach (var entry in map.Entries)
            {
                _positions[entry.Key] = entry.Position;
            }
        }

        return _merger.Merge(current, map, strategies, file);
    }

    private void ReadSinks(MapEntry entry, string file)
    {
        if (entry.Value is not ListNode list)
        {
            Refuse("\"event_sinks\" must be a list of sinks", file, entry);
            return;
        }

        _sinks.AddRange(list.Items.Select(item => item.ToValue()));
        if (!list.Items.IsEmpty)
        {
            needs.Add(new EngineNeed(EngineFeature.EventSink, "event_sinks", $"{file}.{entry.Key}", entry.Position));
        }
    }

    /// <summary>Parameters that are named here hold secrets, whether they are declared as hidden or not.</summary>
    private void ReadEncrypted(MapEntry entry, string file)
    {
        if (entry.Value is not ListNode list || list.Items.Any(item => item.Text is null))
        {
            Refuse("\"encrypted_param_names\" must be a list of names of parameters", file, entry);
            return;
        }

        _encrypted.UnionWith(list.Items.Select(item => item.Text!)); // all of them are text
    }

    private void Refuse(string message, string file, MapEntry entry) =>
        diagnostics.Error(DiagnosticIds.BadEnvironment, message, $"{file}.{entry.Key}", entry.Position);
}
