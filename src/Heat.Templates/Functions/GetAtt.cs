using Heat.Templates.Expressions;
using Heat.Templates.Syntax;

namespace Heat.Templates.Functions;

/// <summary><c>Fn::GetAtt</c>: an attribute of a resource, in a list or as <c>resource.attribute</c>.</summary>
internal static class GetAtt
{
    public static Expression Create(FunctionCall call)
    {
        if (call.Raw.Text is { } text && text.Split('.', 2) is [var resource, var attribute])
        {
            var items = new[] { resource, attribute }.Select(Node (part) => new ScalarNode(call.Raw.Position, Values.TemplateValue.From(part)));
            return GetAttr.CreateForOne(call with { Raw = new ListNode(call.Raw.Position, [.. items]) });
        }

        return call.List is { Items.Length: 2 }
            ? GetAttr.CreateForOne(call)
            : throw call.Fault($"Arguments to \"{call.Name}\" must be of the form [resource_name, attribute]");
    }
}
