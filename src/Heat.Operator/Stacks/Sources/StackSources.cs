using System.Collections.Immutable;
using Heat.Operator.Stacks.Adoption;
using Heat.Operator.Stacks.CrossStack;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Operator.Stacks.Sources;

/// <summary>Everything a Stack's spec says and refers to, read and put together.</summary>
/// <param name="Version">Changes with the spec and with every object that it refers to, except the credentials; equal version, equal content.</param>
/// <param name="Template">The template.</param>
/// <param name="Files">Files by name.</param>
/// <param name="Environments">Environments in order.</param>
/// <param name="Parameters">Parameter values; those from a Secret are secret.</param>
/// <param name="Credentials">What the credentials Secret says.</param>
internal sealed record StackSources(
    string Version,
    DocumentSource Template,
    ImmutableDictionary<string, string> Files,
    ImmutableArray<DocumentSource> Environments,
    MapValue Parameters,
    CloudSecret Credentials)
{
    /// <summary>Changes with every object that the spec refers to, but not with the spec.</summary>
    public string Objects { get; init; } = "";

    /// <summary>The resource that the stack is; null for a root stack.</summary>
    public Facade? Facade { get; init; }

    /// <summary>How many stacks stand above it.</summary>
    public int Depth { get; init; }

    /// <summary>What the stack outside reads of the resources of this one.</summary>
    public ImmutableArray<string> ReadInside { get; init; } = [];

    /// <summary>What <c>Fn::GetAZs</c> gives; null where nothing may ask for it, or the cloud was not asked yet.</summary>
    public ImmutableArray<string>? AvailabilityZones { get; init; }

    /// <summary>The document with what is taken over; null: nothing is.</summary>
    public Handover? Handover { get; init; }

    private static readonly PseudoParameters NoPseudo = new("", "", "", null);

    /// <summary>Values for those parameters that the template declares and that nothing else gives but the environments.</summary>
    public MapValue Offered { get; init; } = MapValue.Empty;

    /// <summary>What the template's loader takes.</summary>
    /// <param name="pseudo">What the pseudo parameters say; null where the request is only kept.</param>
    public TemplateRequest ToRequest(PseudoParameters? pseudo = null) => OfferedParameters.AddTo(
        new TemplateRequest
        {
            Template = Template,
            Files = Files,
            Environments = Environments,
            Parameters = Parameters,
            Pseudo = pseudo ?? NoPseudo,
            Facade = Facade,
            Depth = Depth,
            ReadInside = ReadInside,
            AvailabilityZones = AvailabilityZones,
        },
        Offered);

    /// <summary>The same credentials with what a stack wanted at another time.</summary>
    public StackSources With(TemplateRequest request, string version) => this with
    {
        Version = version,
        Template = request.Template,
        Files = request.Files,
        Environments = request.Environments,
        Parameters = request.Parameters,
        AvailabilityZones = request.AvailabilityZones,
        Offered = MapValue.Empty,
    };
}
