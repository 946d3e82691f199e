namespace Heat.Resources.Heat;

/// <summary>Lists resources that users of the stack may ask about. Nothing in the cloud belongs to it; <c>AWS::IAM::User</c> reads the list.</summary>
[ResourceType("OS::Heat::AccessPolicy")]
internal sealed class AccessPolicy : RecordedResource;
