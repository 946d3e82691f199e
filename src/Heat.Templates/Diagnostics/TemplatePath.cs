using System.Globalization;
using System.Text;

namespace Heat.Templates.Diagnostics;

/// <summary>A place in a document, built step by step and spelled only when a message needs it.</summary>
internal sealed class TemplatePath
{
    private readonly TemplatePath? _parent;
    private readonly string? _key;
    private readonly int _index;

    private TemplatePath(TemplatePath? parent, string? key, int index) => (_parent, _key, _index) = (parent, key, index);

    public static TemplatePath Of(string key) => new(null, key, 0);

    public TemplatePath Child(string key) => new(this, key, 0);

    public TemplatePath Item(int index) => new(this, null, index);

    /// <summary>Keys joined by dots, indexes in brackets: <c>resources.web.properties.networks[0].port</c>.</summary>
    public override string ToString()
    {
        var builder = new StringBuilder();
        Append(builder);
        return builder.ToString();
    }

    private void Append(StringBuilder builder)
    {
        _parent?.Append(builder);
        _ = _key is null ? builder.Append(CultureInfo.InvariantCulture, $"[{_index}]")
            : _parent is null ? builder.Append(_key)
            : builder.Append('.').Append(_key);
    }
}
