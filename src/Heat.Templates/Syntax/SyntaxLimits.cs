namespace Heat.Templates.Syntax;

/// <summary>How large a document may be. They bound memory and stack, whatever the text says.</summary>
internal static class SyntaxLimits
{
    /// <summary>Bytes of one document in UTF-8; Heat's <c>max_template_size</c>.</summary>
    public const int MaxBytes = 512 * 1024;

    /// <summary>Maps and lists inside one another.</summary>
    public const int MaxDepth = 100;

    /// <summary>Nodes of one document with every alias written out. Text within the size limit cannot reach it without aliases.</summary>
    public const int MaxNodes = 600_000;
}
