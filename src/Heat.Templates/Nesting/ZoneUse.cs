using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Templates.Nesting;

/// <summary>Tells whether a cloud has to be asked for its availability zones before a template is loaded.</summary>
public static class ZoneUse
{
    private const string Function = "Fn::GetAZs";

    /// <summary>The template, or a file that may be the template of a stack inside, names <c>Fn::GetAZs</c> somewhere.</summary>
    /// <remarks>A name in a comment counts too: that costs a question, and no answer is missing.</remarks>
    public static bool IsPossible(TemplateRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return IsNamedIn(request.Template) || request.Files.Values.Any(IsNamedIn);
    }

    private static bool IsNamedIn(DocumentSource source) => source switch
    {
        { Text: { } text } => IsNamedIn(text),
        { Document: { } document } => IsNamedIn(document.GetRawText()),
        { Root: { } root } => IsNamedIn(root.ToValue()),
        { Value: { } value } => IsNamedIn(value),
        _ => false,
    };

    private static bool IsNamedIn(TemplateValue value) => value switch
    {
        TextValue text => IsNamedIn(text.Text),
        ListValue list => list.Items.Any(IsNamedIn),
        MapValue map => map.Any(entry => entry.Key == Function || IsNamedIn(entry.Value)),
        _ => false,
    };

    private static bool IsNamedIn(string text) => text.Contains(Function, StringComparison.Ordinal);
}
