using Heat.Templates.Values;

namespace Heat.Templates.Environments;

/// <summary>What a registry can say of the actions on a resource.</summary>
internal static class RegistryActions
{
    public const string HooksKey = "hooks";
    public const string RestrictionsKey = "restricted_actions";

    private static readonly string[] Hooks = ["pre-create", "pre-update", "pre-delete", "post-create", "post-update", "post-delete"];
    private static readonly string[] Restrictions = ["update", "replace"];

    public static bool IsKey(string key) => key is HooksKey or RestrictionsKey;

    /// <summary>The names in a value: one as text, or several as a list.</summary>
    public static IEnumerable<string> Names(TemplateValue? value) => value switch
    {
        TextValue text => [text.Text],
        ListValue list => list.Items.OfType<TextValue>().Select(item => item.Text),
        _ => [],
    };

    /// <summary>What is wrong with the value of a key, or null.</summary>
    public static string? Mistake(string key, TemplateValue value)
    {
        var isHook = key == HooksKey;
        var known = isHook ? Hooks : Restrictions;
        if (value is TextValue or ListValue && Names(value).All(known.Contains) && Names(value).Any() && (value is not ListValue list || list.Items.All(item => item is TextValue)))
        {
            return null;
        }

        var choices = $"({string.Join(", ", known.Select(name => $"'{name}'"))})";
        return isHook
            ? $"Invalid hook type \"{HeatText.Plain(value)}\" for resource breakpoint, acceptable hook types are: {choices}"
            : $"Invalid restricted_action type \"{HeatText.Plain(value)}\" for resource, acceptable restricted_action types are: {choices}";
    }
}
