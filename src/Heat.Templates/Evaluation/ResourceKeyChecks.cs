using System.Collections.Frozen;
using Heat.Templates.Diagnostics;
using Heat.Templates.Dialects;
using Heat.Templates.Expressions;
using Heat.Templates.Syntax;
using Heat.Templates.Values;

namespace Heat.Templates.Evaluation;

/// <summary>Looks whether a resource has the keys that it may have, each with a value of the right form.</summary>
internal static class ResourceKeyChecks
{
    /// <summary>Notes unknown keys; throws where a key that is needed is missing or malformed.</summary>
    /// <exception cref="TemplateFault">The resource cannot be read further.</exception>
    public static void Check(MapNode map, string resource, TemplatePath path, Dialect dialect, DiagnosticBag diagnostics)
    {
        var keys = dialect.ResourceKeys;
        if (dialect.RefusesUnknownResourceKeys)
        {
            RefuseUnknown(map, path, keys, diagnostics);
        }

        var type = map[keys.Type];
        if (type is null)
        {
            throw new TemplateFault(DiagnosticIds.BadResource, $"Each resource must contain a {keys.Type} key.", path.ToString(), map.Position);
        }

        if (type.Text is { Length: 0 })
        {
            throw new TemplateFault(DiagnosticIds.BadResource, $"Each Resource must contain a {char.ToUpperInvariant(keys.Type[0])}{keys.Type[1..]} key.", path.ToString(), type.Position);
        }

        foreach (var entry in map.Entries)
        {
            if (Expected(entry, dialect) is { } expected)
            {
                throw new TemplateFault(
                    DiagnosticIds.BadResource,
                    $"Resource {resource} {entry.Key} {expected}",
                    path.Child(entry.Key).ToString(),
                    entry.Value.Position);
            }
        }
    }

    private static void RefuseUnknown(MapNode map, TemplatePath path, ResourceKeys keys, DiagnosticBag diagnostics)
    {
        foreach (var entry in map.Entries)
        {
            if (keys.All.Contains(entry.Key))
            {
                continue;
            }

            var message = keys.OfNewerVersions.Contains(entry.Key)
                ? $"Invalid keyword(s) inside a resource definition: {entry.Key}"
                : $"\"{entry.Key}\" is not a valid keyword inside a resource definition{Suggestion.For(entry.Key, keys.All)}";
            diagnostics.Error(DiagnosticIds.UnknownResourceKey, message, path.Child(entry.Key).ToString(), entry.Position);
        }
    }

    /// <summary>What the value of a key should have been, or null where it is right.</summary>
    private static string? Expected(MapEntry entry, Dialect dialect)
    {
        var (keys, key, value) = (dialect.ResourceKeys, entry.Key, entry.Value);
        if (key == keys.Type || key == keys.Description)
        {
            return value.Text is null && !(key == keys.Description && value.IsNull) ? "type must be string" : null;
        }

        if (key == keys.DeletionPolicy || key == keys.ExternalId)
        {
            return value.Text is null && !IsCall(value, dialect.Functions) ? "type must be string" : null;
        }

        if (key == keys.Properties || key == keys.Metadata || key == keys.UpdatePolicy)
        {
            return value is MapNode || (key == keys.Properties && value.IsNull) ? null : "type must be object";
        }

        return key == keys.DependsOn ? DependsOn(value)
            : key == keys.Condition ? Condition(value, dialect)
            : null;
    }

    private static string? DependsOn(Node value) => value switch
    {
        ListNode list => list.Items.All(item => item.Text is not null) ? null : "must be a list of strings",
        { Text: not null } => null,
        _ => "type must be list or string",
    };

    private static string? Condition(Node value, Dialect dialect) =>
        value is ScalarNode { Value: TextValue or BooleanValue } || IsCall(value, dialect.ConditionFunctions) ? null : "type must be string_or_boolean";

    private static bool IsCall(Node value, FrozenDictionary<string, FunctionFactory> functions) =>
        value is MapNode { Entries: [var only] } && functions.ContainsKey(only.Key);
}
