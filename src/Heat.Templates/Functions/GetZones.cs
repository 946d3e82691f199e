using Heat.Templates.Expressions;

namespace Heat.Templates.Functions;

/// <summary><c>Fn::GetAZs</c>: the availability zones of the cloud, which only the cloud can tell.</summary>
internal static class GetZones
{
    public static Expression Create(FunctionCall call) => call.Scope.AvailabilityZones is { } zones
        ? new Literal(zones)
        : throw call.Fault(
            "Fn::GetAZs gives the zones of a cloud, and none was asked. Write their names as a list, or take them from a parameter of type comma_delimited_list (CommaDelimitedList).",
            Diagnostics.DiagnosticIds.CloudNotAsked);
}
