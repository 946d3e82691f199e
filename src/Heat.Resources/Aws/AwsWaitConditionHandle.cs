using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Resources.Heat.Waiting;
using Heat.Templates.Values;

namespace Heat.Resources.Aws;

/// <summary>Takes the signals that a wait condition waits for; a reference to it is the address that they are put to.</summary>
[ResourceType("AWS::CloudFormation::WaitConditionHandle")]
internal class AwsWaitConditionHandle(ISignalBox box) : SignalHandle(box), IHasReferenceId
{
    /// <inheritdoc/>
    public override Task<Creation> CreateAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        _ = AddressOf(resource); // what cannot be signalled is not made
        return base.CreateAsync(resource, cancellationToken);
    }

    /// <inheritdoc/>
    public TemplateValue ReferenceId(ResourceContext resource) => new TextValue(AddressOf(resource).WaitConditionUrl.AbsoluteUri, isSecret: true);

    /// <inheritdoc/>
    protected override WaitSignal? Understand(TemplateValue body, int known) => WaitSignalReader.ReadAmazon(body);
}
