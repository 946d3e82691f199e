namespace Heat.Templates.Schemas;

/// <summary>One attribute that <c>get_attr</c> can read.</summary>
public sealed record AttributeSchema
{
    /// <summary>The attribute <c>show</c> that every type has: the object as its service gives it.</summary>
    public static readonly AttributeSchema Show = new()
    {
        Type = PropertyType.Map,
        Cached = false,
        Description = "The object as its service shows it.",
    };

    /// <summary>Type of the value; <see cref="PropertyType.Any"/> where Heat declares none.</summary>
    public PropertyType Type { get; init; } = PropertyType.Any;

    /// <summary>False: read afresh each time, since it changes by itself (Heat's <c>cache_none</c>).</summary>
    public bool Cached { get; init; } = true;

    /// <summary>The value is confidential and masked on every output path.</summary>
    public bool Sensitive { get; init; }

    /// <summary>How well it is supported.</summary>
    public SupportStatus Support { get; init; } = SupportStatus.Supported;

    /// <summary>One line for its readers; empty where none was written yet.</summary>
    public string Description { get; init; } = "";
}
