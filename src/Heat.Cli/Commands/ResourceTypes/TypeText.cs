using System.Collections.Immutable;
using Heat.Cli.Linting;
using Heat.Cli.Output;
using Heat.Templates.Schemas;

namespace Heat.Cli.Commands.ResourceTypes;

/// <summary>A type for people.</summary>
internal sealed class TypeText(TextWriter output)
{
    public void Write(ResourceTypeSchema type)
    {
        output.WriteLine($"{type.Name}{(type.Support.IsOnItsWayOut() ? $" ({type.Support.InWords()})" : "")}");
        if (type.Description.Length > 0)
        {
            output.WriteLine(type.Description);
        }

        WriteProperties("Properties", type.Properties);
        WriteProperties("Update policy", type.UpdatePolicy);
        WriteAttributes(type);
    }

    private void WriteProperties(string title, ImmutableArray<KeyValuePair<string, PropertySchema>> properties)
    {
        if (properties.IsEmpty)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine($"{title}:");
        var table = new ColumnTable("name", "type", "required", "on change", "default", "limits", "description");
        AddRows(table, "", properties);
        table.WriteTo(output);
    }

    private static void AddRows(ColumnTable table, string prefix, ImmutableArray<KeyValuePair<string, PropertySchema>> properties)
    {
        foreach (var (name, property) in properties)
        {
            table.Add(
                prefix + name,
                property.Type.ToString(),
                property.Required ? "yes" : "",
                OnChange(property.OnChange),
                property.Default?.ToString() ?? "",
                string.Join("; ", property.Constraints.Select(ConstraintWords.Of)),
                Description(property));
            AddRows(table, $"{prefix}{name}.", property.Fields);
            AddRows(table, $"{prefix}{name}[].", property.Items?.Fields ?? []);
        }
    }

    private static string OnChange(OnChange change) => change switch
    {
        Templates.Schemas.OnChange.Replace => "replaced",
        Templates.Schemas.OnChange.UpdateInPlace => "in place",
        _ => "refused",
    };

    private static string Description(PropertySchema property) =>
        property.Support.IsOnItsWayOut() ? $"({property.Support.InWords()}) {property.Description}" : property.Description;

    private void WriteAttributes(ResourceTypeSchema type)
    {
        if (type.Attributes.IsEmpty)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine("Attributes:");
        var table = new ColumnTable("name", "type", "description");
        foreach (var (name, attribute) in type.Attributes)
        {
            table.Add(name, attribute.Type.ToString(), attribute.Description);
        }

        table.WriteTo(output);
    }
}
