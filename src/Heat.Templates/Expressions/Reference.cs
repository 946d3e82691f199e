using System.Collections.Immutable;
using Heat.Templates.Diagnostics;
using Heat.Templates.Values;

namespace Heat.Templates.Expressions;

/// <summary>A use of a resource inside an expression.</summary>
/// <param name="Resource">Logical name.</param>
/// <param name="Attribute">The attribute that is read; empty for all of them or one that is not known yet; null for the resource's id.</param>
/// <param name="Call">Where it is used.</param>
internal sealed record Reference(string Resource, string? Attribute, FunctionCall Call)
{
    /// <summary>What is read inside the attribute, as far as it is known before resources exist.</summary>
    public ImmutableArray<TemplateValue> Steps { get; init; } = [];

    /// <summary>The resource is a group, and the attribute one of its members: the steps are applied to each member's value.</summary>
    public bool IsOfMembers { get; set; }

    /// <summary>There is no such resource, and only who asks for the value is told (CloudFormation's <c>Ref</c> in outputs).</summary>
    public string? Missing { get; set; }

    public TemplatePath Path => Call.Path;
}
