using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Resources.Nesting;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Heat;

/// <summary>A stack from a template given as text, in this cloud, in another region of it, or in another cloud.</summary>
/// <remarks>
/// Heat calls the other cloud's Heat. Here it is a stack of this operator whose resources are made in the other cloud: the
/// credentials stand in a Secret of the namespace.
/// </remarks>
[ResourceType("OS::Heat::Stack")]
internal sealed class Stack(IChildStacks children) : NestedStackDriver(children), IDecidesChange, IValidatesProperties
{
    private const string Context = "context";
    private const string Region = "region_name";

    /// <inheritdoc/>
    public ChangeDecision Decide(PropertyDiff difference) =>
        Equals(RegionOf(difference.Before), RegionOf(difference.After))
            ? new(OnChange.UpdateInPlace)
            : new(OnChange.Replace, $"A change of {Context}.{Region} needs a new stack.");

    /// <inheritdoc/>
    public IEnumerable<string> Validate(PropertyTree properties)
    {
        var context = properties.Map(Context);
        if (context?["ca_cert"] is TextValue)
        {
            yield return "context.ca_cert is not supported: put the certificate under the key cacert into the Secret that context.credential_secret_id names.";
        }

        if (context?["insecure"] is BooleanValue { Value: true })
        {
            yield return "context.insecure is not supported: write verify: false into the clouds.yaml of the Secret that context.credential_secret_id names.";
        }
    }

    /// <inheritdoc/>
    protected override ChildStackWish Wish(ResourceContext resource, ChildStack? child)
    {
        var wish = base.Wish(resource, child) with
        {
            Region = RegionOf(resource.Properties)?.Text,
            CredentialsSecret = (resource.Properties.Map(Context)?["credential_secret_id"] as TextValue)?.Text,
            Timeout = resource.Properties.Integer("timeout") is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
        };
        return IsElsewhere(wish) ? wish with { Request = wish.Request with { AvailabilityZones = null } } : wish; // it asks there
    }

    /// <inheritdoc/>
    protected override TemplateValue ReferenceId(ResourceContext resource, ChildStack child) => new TextValue(child.Id.Value);

    /// <inheritdoc/>
    protected override TemplateValue Attribute(ResourceContext resource, ChildStack child, string attribute) => attribute switch
    {
        "stack_name" => new TextValue(child.Name),
        "outputs" => child.Outputs,
        _ => ChildAttributes.Of(child, attribute),
    };

    private static TextValue? RegionOf(PropertyTree properties) => properties.Map(Context)?[Region] as TextValue;
}
