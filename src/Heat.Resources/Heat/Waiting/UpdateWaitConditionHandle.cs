using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Resources.Aws;

namespace Heat.Resources.Heat.Waiting;

/// <summary>A handle that every update of the stack makes anew, so that what waits for it waits again.</summary>
[ResourceType("OS::Heat::UpdateWaitConditionHandle")]
internal sealed class UpdateWaitConditionHandle(ISignalBox box) : AwsWaitConditionHandle(box), IRenewedByUpdates;
