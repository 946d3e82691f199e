using System.Collections.Immutable;
using Heat.Templates.Diagnostics;
using Heat.Templates.Dialects;
using Heat.Templates.Environments;
using Heat.Templates.Evaluation;
using Heat.Templates.Schemas;
using Heat.Templates.Schemas.Constraints;
using Heat.Templates.Values;

namespace Heat.Templates.Parameters;

/// <summary>Gives every declared parameter its value: the caller's, the environment's, the environment's default, the template's default.</summary>
internal sealed class ParameterBinder(StackEnvironment environment, TemplateRequest request, DiagnosticBag diagnostics)
{
    public ParameterSet Bind(ImmutableArray<ParameterDeclaration> declarations, Dialect dialect)
    {
        var given = new MapValue([.. environment.Parameters, .. request.Parameters.MarkedEntries()]);
        RefuseUnknown(given, declarations);
        var values = declarations.Select(declaration => KeyValuePair.Create(declaration.Name, Value(declaration, given)));
        var pseudo = dialect.PseudoParameters
            .Select(entry => KeyValuePair.Create(entry.Key, TemplateValue.From(entry.Value(request.Pseudo))))
            .Where(entry => entry.Value is not NullValue);
        return new ParameterSet(declarations, new MapValue(values), new MapValue(pseudo))
        {
            Given = given,
            EnvironmentDefaults = environment.ParameterDefaults,
        };
    }

    private void RefuseUnknown(MapValue given, ImmutableArray<ParameterDeclaration> declarations)
    {
        var known = declarations.Select(declaration => declaration.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var name in given.Keys.Where(name => !known.Contains(name)))
        {
            diagnostics.Error(
                DiagnosticIds.UndeclaredParameter,
                $"The Parameter ({name}) was not defined in template.{Suggestion.AfterSentence(name, known)}",
                $"parameters.{name}",
                environment.PositionOf(name));
        }
    }

    private TemplateValue Value(ParameterDeclaration declaration, MapValue given)
    {
        var isDefaultRefused = RefuseDefault(declaration);
        var chosen = new[] { given[declaration.Name], environment.ParameterDefaults[declaration.Name], declaration.Default }
            .FirstOrDefault(value => value is not (null or NullValue));
        if (chosen is not null && environment.EncryptedNames.Contains(declaration.Name))
        {
            chosen = chosen.AsSecret();
        }

        if (chosen is null)
        {
            diagnostics.Error(
                DiagnosticIds.MissingParameter,
                $"The Parameter ({declaration.Name}) was not provided. Give it a value in the stack's parameters or an environment, or a default in the template",
                $"parameters.{declaration.Name}",
                declaration.Position);
            return TemplateValue.Null;
        }

        var (value, mistake) = ParameterConversion.Convert(declaration.Type, declaration.Hidden ? chosen.AsSecret() : chosen);
        mistake ??= WithoutLength(declaration, chosen) ?? Broken(declaration, value!); // either a value or a mistake is there
        if (mistake is not null && !(isDefaultRefused && ReferenceEquals(chosen, declaration.Default)))
        {
            Refuse(declaration, mistake);
        }

        return value ?? TemplateValue.Null;
    }

    /// <summary>A default that breaks a limit is an error, also when another value is given; so is a limit that does not fit the type.</summary>
    private bool RefuseDefault(ParameterDeclaration declaration)
    {
        if (ConstraintTypes.Mismatch(declaration) is { } mismatch)
        {
            Refuse(declaration, mismatch);
            return true;
        }

        if (declaration.Default is { } value
            && ParameterConversion.Convert(declaration.Type, declaration.Hidden ? value.AsSecret() : value).Value is { } converted
            && Broken(declaration, converted) is { } mistake)
        {
            Refuse(declaration, $"Invalid default {(declaration.Hidden ? ValueJson.Mask : HeatText.Plain(value))} ({mistake})");
            return true;
        }

        return false;
    }

    /// <summary>Heat measures what was given, before it becomes text: a number has no length.</summary>
    private static string? WithoutLength(ParameterDeclaration declaration, TemplateValue given) =>
        declaration.Type == ParameterType.String
        && given is IntegerValue or FloatValue or BooleanValue
        && declaration.Constraints.Any(constraint => constraint.Limit.Kind == ConstraintKind.Length)
            ? $"a {given.Kind} has no length; put the value in quotes"
            : null;

    private static string? Broken(ParameterDeclaration declaration, TemplateValue value)
    {
        foreach (var constraint in declaration.Constraints)
        {
            if (ConstraintChecker.Check(constraint.Limit, value) is { } mistake)
            {
                return constraint.Description ?? mistake;
            }
        }

        return null;
    }

    private void Refuse(ParameterDeclaration declaration, string mistake) => diagnostics.Error(
        DiagnosticIds.BadParameterValue,
        $"Parameter '{declaration.Name}' is invalid: {mistake}",
        $"parameters.{declaration.Name}",
        declaration.Position);
}
