namespace Heat.Kubernetes.Crds;

/// <summary>A rule in CEL that a value obeys. Servers before 1.25 drop it, so the controller must check the same.</summary>
/// <remarks>
/// A member with <see cref="PreserveUnknownFieldsAttribute"/> and no type, such as one that is an object or a text, is invisible to the compiler of rules:
/// <c>has(self.any)</c> does not compile, and no schema changes that, since a structural schema names one type or none. Its presence can still be asked at
/// run time: <c>has(dyn(self).any)</c>.
/// </remarks>
/// <param name="rule">The rule, for example <c>self.min &lt;= self.max</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property, AllowMultiple = true)]
public sealed class ValidationRuleAttribute(string rule) : Attribute
{
    /// <summary>The rule.</summary>
    public string Rule { get; } = rule;

    /// <summary>What is said when the rule is broken.</summary>
    public string? Message { get; init; }

    /// <summary>Expression that makes what is said.</summary>
    public string? MessageExpression { get; init; }

    /// <summary>Field that the error is about, relative to the value.</summary>
    public string? FieldPath { get; init; }

    /// <summary>Cause in one word, for example <c>FieldValueInvalid</c>.</summary>
    public string? Reason { get; init; }
}

/// <summary>How many members of a union may be set.</summary>
public enum UnionKind
{
    /// <summary>Exactly one.</summary>
    ExactlyOne,

    /// <summary>One or none.</summary>
    AtMostOne,

    /// <summary>One or more.</summary>
    AtLeastOne,
}

/// <summary>Some members exclude each other, or one of them is needed. Every server checks it, without CEL.</summary>
/// <param name="kind">How many may be set.</param>
/// <param name="members">Names of the members as they stand in a document.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true)]
public sealed class UnionAttribute(UnionKind kind, params string[] members) : Attribute
{
    /// <summary>How many may be set.</summary>
    public UnionKind Kind { get; } = kind;

    /// <summary>Names of the members.</summary>
    public IReadOnlyList<string> Members { get; } = members;
}

/// <summary>Members that the schema does not name are kept.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property)]
public sealed class PreserveUnknownFieldsAttribute : Attribute;

/// <summary>The value is a number or a text.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IntOrStringAttribute : Attribute;

/// <summary>An explicit null is kept, and means something else than absence.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ExplicitNullAttribute : Attribute;

/// <summary>The value is written by a converter of its own: this is the form that it gives it.</summary>
/// <param name="type"><c>object</c>, <c>string</c>, <c>integer</c>, <c>number</c> or <c>boolean</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property)]
public sealed class SchemaTypeAttribute(string type) : Attribute
{
    /// <summary>The form.</summary>
    public string Type { get; } = type;

    /// <summary>A narrower form.</summary>
    public string? Format { get; init; }
}

/// <summary>Entries of the list are told apart by some of their members, so that several writers can share it.</summary>
/// <param name="keys">Names of the members as they stand in a document.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ListMapAttribute(params string[] keys) : Attribute
{
    /// <summary>Names of the members.</summary>
    public IReadOnlyList<string> Keys { get; } = keys;
}

/// <summary>The list is a set: several writers can share it, and no entry comes twice.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ListSetAttribute : Attribute;

/// <summary>The list or map belongs to one writer as a whole.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AtomicAttribute : Attribute;

/// <summary>Value that the server fills in, as JSON. For plain values <see cref="System.ComponentModel.DefaultValueAttribute"/> does.</summary>
/// <param name="json">The value.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class JsonDefaultAttribute(string json) : Attribute
{
    /// <summary>The value.</summary>
    public string Json { get; } = json;
}
