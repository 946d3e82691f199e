using Heat.Engine.Ports;
using Heat.Templates.Nesting;
using Heat.Templates.Values;

namespace Heat.Resources.Tests.Nesting;

/// <summary>The members that the stack of a group was told to have.</summary>
internal static class ToldMembers
{
    /// <summary>Their names with what they are to hold: <c>NAME:VALUE</c>.</summary>
    public static IEnumerable<string> Of(ChildStackWish wish)
    {
        var template = (TemplateRequestForm.WithoutFiles(wish.Request)["template"] as MapValue)?["value"] as MapValue; // groups are told as values
        return (template?["resources"] as MapValue ?? MapValue.Empty)
            .Select(member => $"{member.Key}:{(((member.Value as MapValue)?["properties"] as MapValue)?["value"] as TextValue)?.Text}");
    }
}
