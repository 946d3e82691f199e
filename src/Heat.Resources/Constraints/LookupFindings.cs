using System.Collections.Immutable;
using Heat.Templates.Diagnostics;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Constraints;

/// <summary>Words for look-ups that did not find one object.</summary>
internal static class LookupFindings
{
    /// <summary>What to say about an answer.</summary>
    public static Diagnostic Of(LookupAnswer answer, LookupTarget target, TextValue value, string path)
    {
        var start = $"Error validating value '{Shown(value)}': ";
        return answer switch
        {
            LookupAnswer.Missing missing => Diagnostic.Error(
                PropertyDiagnosticIds.NotFoundInCloud, $"{start}the cloud has no {target.What} of this {Handle(target)}.{Existing(missing.Nearest)}", path),
            LookupAnswer.Ambiguous ambiguous => Diagnostic.Error(
                PropertyDiagnosticIds.AmbiguousInCloud,
                $"{start}the cloud has {ambiguous.Ids.Length} objects of kind {target.What} with this name. Give one of the ids instead: {List(ambiguous.Ids)}.",
                path),
            LookupAnswer.NotOffered => Diagnostic.Error(
                PropertyDiagnosticIds.ServiceMissing,
                $"{start}the cloud's {target.Service} service does not offer objects of kind {target.What}. Ask its operator for the extension, or leave the property out.",
                path),
            LookupAnswer.Forbidden forbidden => new(
                PropertyDiagnosticIds.NotAllowedToLook,
                DiagnosticSeverity.Warning,
                $"The cloud does not let this user look for a {target.What}; '{Shown(value)}' is used as it is. {forbidden.Reason}",
                path),
            _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "Not an answer that needs words."),
        };
    }

    /// <summary>An instant that is past.</summary>
    public static Diagnostic Expired(TextValue value, string path) => Diagnostic.Error(
        PropertyDiagnosticIds.Expired,
        $"Error validating value '{Shown(value)}': Expiration {Shown(value)} is invalid: Expiration time is out of date.",
        path);

    private static string Handle(LookupTarget target) => (target.Way, target.IdField) switch
    {
        (LookupWay.IdOnly, "id") => "id",
        (_, "id") => "name or id",
        _ => "name",
    };

    private static string Existing(ImmutableArray<string> names) => names.IsEmpty ? "" : $" Nearest that exist: {List(names)}.";

    private static string List(ImmutableArray<string> words) => string.Join(", ", words.Take(5).Select(word => $"'{word}'"));

    private static string Shown(TextValue value) => value.IsSecret ? ValueJson.Mask : value.Text;
}
