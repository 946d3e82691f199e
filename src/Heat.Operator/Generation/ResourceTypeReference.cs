using System.Text;
using Heat.Resources;
using Heat.Templates.Schemas;

namespace Heat.Operator.Generation;

/// <summary><c>resource-types.md</c>: every resource type, its properties and attributes.</summary>
internal static class ResourceTypeReference
{
    /// <summary>The document.</summary>
    public static string Compose()
    {
        var text = Markdown.Document(
            "Resource types", "Every type that Heat 24 knows. Those with a driver can be created; the others can be validated and are refused at create.");
        foreach (var name in ResourceTypeCatalog.Default.Names.Where(ResourceDrivers.Has).Order(StringComparer.Ordinal))
        {
            AppendType(text, ResourceTypeCatalog.Default.Find(name)!); // it was listed by the catalog
        }

        text.AppendHeading("Types without a driver");
        foreach (var name in ResourceTypeCatalog.Default.Names.Where(name => !ResourceDrivers.Has(name)).Order(StringComparer.Ordinal))
        {
            text.Append($"- `{name}`\n");
        }

        return text.Finish();
    }

    private static void AppendType(StringBuilder text, ResourceTypeSchema schema)
    {
        text.AppendHeading(schema.Name).Append($"{schema.Description}\n\n");
        if (schema.Properties.Length > 0)
        {
            text.AppendTable(
                ["Property", "Type", "On change", "Meaning"],
                schema.Properties
                    .Where(entry => entry.Value.Support.Status != "HIDDEN")
                    .Select(entry => new[] { $"`{entry.Key}`{(entry.Value.Required ? " (required)" : "")}", entry.Value.Type.ToString(), Change(entry.Value.OnChange), entry.Value.Description ?? "" }));
        }

        if (schema.Attributes.Length > 0)
        {
            text.Append($"Attributes: {string.Join(", ", schema.Attributes.Select(attribute => $"`{attribute.Key}`"))}.\n\n");
        }
    }

    private static string Change(OnChange change) => change switch
    {
        OnChange.UpdateInPlace => "in place",
        OnChange.Refuse => "refused",
        _ => "replaced",
    };
}
