using Heat.Templates.Diagnostics;

namespace Heat.Templates.Language.Outline;

/// <summary>One call of a function.</summary>
/// <param name="Function">Its name.</param>
/// <param name="Argument">The argument as written.</param>
/// <param name="Path">Place of the call, the function's name not included.</param>
/// <param name="Position">Where the name stands.</param>
public sealed record OutlineCall(string Function, OutlineNode Argument, string Path, SourcePosition Position)
{
    /// <summary>The parameter, file or resource that is asked for by name; null where the name is computed, or the function asks for nothing.</summary>
    public string? Subject => Function switch
    {
        "get_param" or "get_attr" or "get_resource" or "get_file" or "Ref" => Argument.Text ?? FirstItem,
        "Fn::GetAtt" => FirstItem ?? Argument.Text?.Split('.')[0],
        _ => null,
    };

    /// <summary>The function gives the value of a parameter (<c>Ref</c> does where its subject is one).</summary>
    public bool AsksParameter => Function is "get_param" or "Ref";

    /// <summary>The function gives the id or an attribute of a resource (<c>Ref</c> does where its subject is one).</summary>
    public bool AsksResource => Function is "get_resource" or "get_attr" or "Fn::GetAtt" or "Ref";

    private string? FirstItem => Argument.Items is [var first, ..] ? first.Text : null;
}
