using Heat.Templates.Expressions;

namespace Heat.Templates.Functions;

/// <summary><c>Fn::GetAZs</c>: the availability zones of the cloud, which only the cloud can tell.</summary>
internal static class GetZones
{
    public static Expression Create(FunctionCall call) => call.Scope.AvailabilityZones is { } zones
        ? new Literal(zones)
        : Refused.NotYet(call);
}
