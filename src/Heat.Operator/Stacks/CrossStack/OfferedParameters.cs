using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Operator.Stacks.CrossStack;

/// <summary>Values that a template takes where it declares a parameter of the name: all outputs of another Stack.</summary>
internal static class OfferedParameters
{
    /// <summary>The request with what its template takes of the offer. A value that is given otherwise wins.</summary>
    public static TemplateRequest AddTo(TemplateRequest request, MapValue offered)
    {
        if (offered.Count == 0 || TemplateLoader.Load(request).Outline is not { } outline)
        {
            return request;
        }

        var declared = outline.Parameters.Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
        return request with { Parameters = new MapValue([.. offered.Where(entry => declared.Contains(entry.Key)), .. request.Parameters]) };
    }
}
