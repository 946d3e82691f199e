using System.Collections.Immutable;
using System.Numerics;

namespace Heat.Templates.Values;

/// <summary>A value of the template language: what a function yields, a parameter holds, a property gets.</summary>
/// <remarks>
/// Values are immutable and compare by content. Two facts travel with every value: whether it is <em>unknown</em>
/// (it depends on something that does not exist yet) and whether it is <em>secret</em> (it must be masked on every
/// output path). Secrecy is no part of equality.
/// </remarks>
public abstract class TemplateValue : IEquatable<TemplateValue>
{
    private protected TemplateValue(bool isSecret) => IsSecret = isSecret;

    /// <summary>The value itself is confidential; a container is also confidential where a member is (<see cref="ContainsSecret"/>).</summary>
    public bool IsSecret { get; }

    /// <summary>This value or one inside it is secret.</summary>
    public virtual bool ContainsSecret => IsSecret;

    /// <summary>Neither this value nor one inside it is unknown.</summary>
    public virtual bool IsKnown => true;

    /// <summary>The name of the value's type in messages: text, integer, number, boolean, list, map, null, unknown.</summary>
    public abstract string Kind { get; }

    /// <summary>The same value, marked secret.</summary>
    public abstract TemplateValue AsSecret();

    /// <summary>The absent value.</summary>
    public static TemplateValue Null => NullValue.Instance;

    /// <summary>Text.</summary>
    public static TemplateValue From(string? text) => text is null ? Null : new TextValue(text);

    /// <summary>A truth value.</summary>
    public static TemplateValue From(bool value) => value ? BooleanValue.True : BooleanValue.False;

    /// <summary>A whole number.</summary>
    public static TemplateValue From(long value) => new IntegerValue(value);

    /// <summary>A list.</summary>
    public static TemplateValue From(IEnumerable<TemplateValue> items) => new ListValue([.. items]);

    /// <inheritdoc/>
    public abstract bool Equals(TemplateValue? other);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as TemplateValue);

    /// <inheritdoc/>
    public abstract override int GetHashCode();

    /// <summary>The value as JSON text with every secret masked; for messages and debugging.</summary>
    public sealed override string ToString() => ValueJson.ToMaskedText(this);
}

/// <summary>The absent value, JSON's null.</summary>
public sealed class NullValue : TemplateValue
{
    /// <summary>The one null that is not secret.</summary>
    public static readonly NullValue Instance = new(false);

    private static readonly NullValue SecretInstance = new(true);

    private NullValue(bool isSecret)
        : base(isSecret)
    {
    }

    /// <inheritdoc/>
    public override string Kind => "null";

    /// <inheritdoc/>
    public override TemplateValue AsSecret() => SecretInstance;

    /// <inheritdoc/>
    public override bool Equals(TemplateValue? other) => other is NullValue;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;
}

/// <summary>Text.</summary>
public sealed class TextValue(string text, bool isSecret = false) : TemplateValue(isSecret)
{
    /// <summary>The characters.</summary>
    public string Text { get; } = text;

    /// <inheritdoc/>
    public override string Kind => "text";

    /// <inheritdoc/>
    public override TemplateValue AsSecret() => IsSecret ? this : new TextValue(Text, true);

    /// <inheritdoc/>
    public override bool Equals(TemplateValue? other) => other is TextValue text && text.Text == Text;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);
}

/// <summary>A truth value.</summary>
public sealed class BooleanValue(bool value, bool isSecret = false) : TemplateValue(isSecret)
{
    /// <summary>true</summary>
    public static readonly BooleanValue True = new(true);

    /// <summary>false</summary>
    public static readonly BooleanValue False = new(false);

    /// <summary>The truth value.</summary>
    public bool Value { get; } = value;

    /// <inheritdoc/>
    public override string Kind => "boolean";

    /// <inheritdoc/>
    public override TemplateValue AsSecret() => IsSecret ? this : new BooleanValue(Value, true);

    /// <inheritdoc/>
    public override bool Equals(TemplateValue? other) => other is BooleanValue boolean && boolean.Value == Value;

    /// <inheritdoc/>
    public override int GetHashCode() => Value ? 1 : 2;
}

/// <summary>A whole number of any size, as Heat's integers are.</summary>
public sealed class IntegerValue(BigInteger value, bool isSecret = false) : TemplateValue(isSecret)
{
    /// <summary>The number.</summary>
    public BigInteger Value { get; } = value;

    /// <inheritdoc/>
    public override string Kind => "integer";

    /// <inheritdoc/>
    public override TemplateValue AsSecret() => IsSecret ? this : new IntegerValue(Value, true);

    /// <inheritdoc/>
    public override bool Equals(TemplateValue? other) => other is IntegerValue integer && integer.Value == Value;

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();
}

/// <summary>A binary floating point number. 5.0 is not the integer 5.</summary>
public sealed class FloatValue(double value, bool isSecret = false) : TemplateValue(isSecret)
{
    /// <summary>The number.</summary>
    public double Value { get; } = value;

    /// <inheritdoc/>
    public override string Kind => "number";

    /// <inheritdoc/>
    public override TemplateValue AsSecret() => IsSecret ? this : new FloatValue(Value, true);

    /// <inheritdoc/>
    public override bool Equals(TemplateValue? other) => other is FloatValue number && number.Value.Equals(Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();
}

/// <summary>An ordered list.</summary>
public sealed class ListValue(ImmutableArray<TemplateValue> items, bool isSecret = false) : TemplateValue(isSecret)
{
    /// <summary>The empty list.</summary>
    public static readonly ListValue Empty = new([]);

    /// <summary>The items in order.</summary>
    public ImmutableArray<TemplateValue> Items { get; } = items;

    /// <inheritdoc/>
    public override bool ContainsSecret { get; } = isSecret || AnySecret(items);

    /// <inheritdoc/>
    public override bool IsKnown { get; } = AllKnown(items);

    /// <inheritdoc/>
    public override string Kind => "list";

    /// <inheritdoc/>
    public override TemplateValue AsSecret() => IsSecret ? this : new ListValue(Items, true);

    /// <inheritdoc/>
    public override bool Equals(TemplateValue? other) => other is ListValue list && list.Items.SequenceEqual(Items);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in Items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    private static bool AnySecret(ImmutableArray<TemplateValue> items)
    {
        foreach (var item in items)
        {
            if (item.ContainsSecret)
            {
                return true;
            }
        }

        return false;
    }

    private static bool AllKnown(ImmutableArray<TemplateValue> items)
    {
        foreach (var item in items)
        {
            if (!item.IsKnown)
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>What is not known yet: the id or an attribute of a resource that does not exist, or text made of one.</summary>
/// <remarks>Two unknowns are equal when they come from the same place, so that references can be compared before they have a value.</remarks>
public sealed class UnknownValue(string resource, string? attribute, bool isSecret = false) : TemplateValue(isSecret)
{
    /// <summary>Logical name of the resource that is waited for.</summary>
    public string Resource { get; } = resource;

    /// <summary>The attribute with its path, joined by dots; null for the resource's reference id.</summary>
    public string? Attribute { get; } = attribute;

    /// <summary>True where the value is computed from the reference and more, so that it is never equal to the bare reference.</summary>
    public bool IsDerived { get; init; }

    /// <inheritdoc/>
    public override bool IsKnown => false;

    /// <inheritdoc/>
    public override string Kind => "unknown";

    /// <inheritdoc/>
    public override TemplateValue AsSecret() => IsSecret ? this : new UnknownValue(Resource, Attribute, true) { IsDerived = IsDerived };

    /// <inheritdoc/>
    public override bool Equals(TemplateValue? other) =>
        other is UnknownValue unknown && unknown.Resource == Resource && unknown.Attribute == Attribute
        && !unknown.IsDerived && !IsDerived;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Resource, Attribute, IsDerived);
}
