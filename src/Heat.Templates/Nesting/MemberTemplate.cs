using Heat.Templates.Values;

namespace Heat.Templates.Nesting;

/// <summary>A template made of members and what is read of them.</summary>
internal static class MemberTemplate
{
    private const string Version = "2015-04-30";

    public static MapValue Make(IEnumerable<KeyValuePair<string, TemplateValue>> members, MapValue outputs)
    {
        var resources = new MapValue(members);
        var template = MapValue.Empty.With("heat_template_version", new TextValue(Version));
        template = resources.Count > 0 ? template.With("resources", resources) : template;
        return outputs.Count > 0 ? template.With("outputs", outputs) : template;
    }
}
