using System.Collections.Immutable;

namespace Heat.Templates.Schemas;

/// <summary>Whether a resource is a stack of its own, and where that stack's template comes from.</summary>
public enum NestedForm
{
    /// <summary>It is no stack.</summary>
    None,

    /// <summary>From a file: a provider template.</summary>
    Template,

    /// <summary>Made of equal members (OS::Heat::ResourceGroup).</summary>
    Group,

    /// <summary>Made of members of several types (OS::Heat::ResourceChain).</summary>
    Chain,

    /// <summary>Given as text in the property <c>template</c> (OS::Heat::Stack).</summary>
    Text,

    /// <summary>In the file that the property <c>TemplateURL</c> names (AWS::CloudFormation::Stack).</summary>
    File,

    /// <summary>Made of members that come and go (OS::Heat::AutoScalingGroup).</summary>
    Scaling,

    /// <summary>Made of deployments, one to each server (OS::Heat::SoftwareDeploymentGroup).</summary>
    Deployments,

    /// <summary>Made of instances of a launch configuration (OS::Heat::InstanceGroup, AWS::AutoScaling::AutoScalingGroup).</summary>
    Instances,
}

/// <summary>Everything that is known of a resource type without running it. Equal to what Heat exports.</summary>
public sealed record ResourceTypeSchema
{
    private static readonly PropertySchema Anything = new() { Type = PropertyType.Any, OnChange = OnChange.UpdateInPlace };

    /// <summary>The type's name, such as <c>OS::Nova::Server</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Properties in declaration order.</summary>
    public required ImmutableArray<KeyValuePair<string, PropertySchema>> Properties { get; init; }

    /// <summary>Attributes in declaration order.</summary>
    public required ImmutableArray<KeyValuePair<string, AttributeSchema>> Attributes { get; init; }

    /// <summary>How values are rewritten before use: renamed properties and name-to-id look-ups.</summary>
    public ImmutableArray<TranslationRule> Translations { get; init; } = [];

    /// <summary>How well it is supported.</summary>
    public SupportStatus Support { get; init; } = SupportStatus.Supported;

    /// <summary>Fields of the <c>update_policy</c> section; empty where the type has none.</summary>
    public ImmutableArray<KeyValuePair<string, PropertySchema>> UpdatePolicy { get; init; } = [];

    /// <summary>Types that take the place of this one without a replacement (Heat's <c>substitute_types</c>).</summary>
    public ImmutableArray<string> Substitutes { get; init; } = [];

    /// <summary>Heat's name of the service that the type lives in, such as <c>neutron</c>; null where it needs none.</summary>
    public string? Client { get; init; }

    /// <summary>Heat's name of the collection in that service; null where the type has none.</summary>
    public string? Entity { get; init; }

    /// <summary>The extension that the service must have.</summary>
    public string? RequiredExtension { get; init; }

    /// <summary>Greatest length of a physical name.</summary>
    public int PhysicalNameLimit { get; init; } = 255;

    /// <summary>What the resource is made of: an object of the cloud, or a stack of its own.</summary>
    public NestedForm Nested { get; init; }

    /// <summary>Attributes are made by the resource's author, so that any may be read (software deployments, stacks).</summary>
    public bool HasOpenAttributes { get; init; }

    /// <summary>The object can be backed up before it is deleted.</summary>
    public bool CanSnapshot { get; init; }

    /// <summary>What must hold between properties, beyond the schema of each.</summary>
    public ImmutableArray<PropertyRule> Rules { get; init; } = [];

    /// <summary>Any property may be given and none is looked at (OS::Heat::None).</summary>
    public bool AcceptsAnyProperty { get; init; }

    /// <summary>One line for its readers; empty where none was written yet.</summary>
    public string Description { get; init; } = "";

    /// <summary>The property of a name, or null. A type that accepts any property takes its changes in place.</summary>
    public PropertySchema? Property(string name) => Properties.Find(name) ?? (AcceptsAnyProperty ? Anything : null);

    /// <summary>The attribute of a name, or null. Every type has <c>show</c>, which <see cref="Attributes"/> does not list.</summary>
    public AttributeSchema? Attribute(string name) => Attributes.Find(name) ?? (name == "show" ? AttributeSchema.Show : null);
}
