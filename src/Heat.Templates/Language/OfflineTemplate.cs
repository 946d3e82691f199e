using System.Collections.Immutable;
using Heat.Templates.Evaluation;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Templates.Language;

/// <summary>Loads templates where no cloud can be asked.</summary>
public static class OfflineTemplate
{
    /// <summary>The availability zone that a cloud has unless its operators say otherwise.</summary>
    public const string UsualZone = "nova";

    /// <summary>Loads a template with the resource types that come with the product.</summary>
    /// <param name="request">The template with all that belongs to it.</param>
    /// <param name="availabilityZones">What <c>Fn::GetAZs</c> gives.</param>
    public static TemplateResult Load(TemplateRequest request, ImmutableArray<string> availabilityZones)
    {
        ArgumentNullException.ThrowIfNull(request);
        var zones = new ListValue([.. availabilityZones.Select(TemplateValue.From)]);
        return TemplateLoader.Load(request, ResourceTypeCatalog.Default, LoadSurroundings.None with { AvailabilityZones = zones });
    }
}
