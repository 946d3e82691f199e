using System.Collections.Immutable;
using Heat.Templates.Diagnostics;
using Heat.Templates.Syntax;
using Heat.Templates.Values;

namespace Heat.Templates.Parameters;

/// <summary>Looks whether groups name parameters that exist, each in one group only.</summary>
internal static class ParameterGroups
{
    private const string Section = "parameter_groups";

    public static void Check(Node? section, ImmutableArray<ParameterDeclaration> declarations, DiagnosticBag diagnostics)
    {
        switch (section)
        {
            case null or ScalarNode { Value: NullValue }:
                return;
            case ListNode list:
                var seen = new HashSet<string>(StringComparer.Ordinal);
                foreach (var group in list.Items)
                {
                    CheckGroup(group, declarations, seen, diagnostics);
                }

                return;
            default:
                diagnostics.Error(DiagnosticIds.BadParameterGroups, "The parameter_groups should be a list.", Section, section.Position);
                return;
        }
    }

    private static void CheckGroup(
        Node node, ImmutableArray<ParameterDeclaration> declarations, HashSet<string> seen, DiagnosticBag diagnostics)
    {
        var group = node as MapNode;
        var path = $"{Section}.{group?["label"]?.Text}";
        var parameters = group?["parameters"];
        if (parameters is not ListNode list)
        {
            var message = parameters is null or { IsNull: true }
                ? "The parameters must be provided for each parameter group."
                : "The parameters of parameter group should be a list.";
            diagnostics.Error(DiagnosticIds.BadParameterGroups, message, path, node.Position);
            return;
        }

        foreach (var item in list.Items)
        {
            var name = HeatText.Plain(item.ToValue());
            var mistake = !seen.Add(name) ? $"The {name} parameter must be assigned to one parameter group only."
                : declarations.All(declaration => declaration.Name != name) ? $"The grouped parameter {name} does not reference a valid parameter."
                : null;
            if (mistake is not null)
            {
                diagnostics.Error(DiagnosticIds.BadParameterGroups, mistake, path, item.Position);
            }
        }
    }
}
