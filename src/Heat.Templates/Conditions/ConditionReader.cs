using Heat.Templates.Diagnostics;
using Heat.Templates.Expressions;
using Heat.Templates.Syntax;

namespace Heat.Templates.Conditions;

/// <summary>Reads the section of conditions.</summary>
internal static class ConditionReader
{
    public static ConditionSet Read(Node? section, string sectionName, TemplateScope scope)
    {
        if (section is null)
        {
            return ConditionSet.Empty;
        }

        if (section is not MapNode map)
        {
            scope.Diagnostics.Error(
                DiagnosticIds.BadSection,
                $"Condition definitions must be a map. Found a {section.ToValue().Kind} instead",
                sectionName,
                section.Position);
            return ConditionSet.Empty;
        }

        var compiler = new ExpressionCompiler(scope, scope.Dialect.ConditionFunctions);
        var root = TemplatePath.Of(sectionName);
        var conditions = new Dictionary<string, Condition>(StringComparer.Ordinal);
        foreach (var entry in map.Entries)
        {
            var path = root.Child(entry.Key);
            var condition = new Condition(entry.Key, compiler.Compile(entry.Value, path), path.ToString(), entry.Position);
            conditions[entry.Key] = condition;
            if (!condition.IsWellFormed)
            {
                condition.Invalid().AddTo(scope.Diagnostics);
            }
        }

        return new ConditionSet(conditions);
    }
}
