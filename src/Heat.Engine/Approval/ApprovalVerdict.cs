using Heat.Engine.Forecasting;
using Heat.Engine.Ports;

namespace Heat.Engine.Approval;

/// <summary>Whether a new desired state may be carried out.</summary>
internal abstract record ApprovalVerdict
{
    /// <summary>There is nothing to approve: the stack serves this desired state already, or it changes nothing.</summary>
    public sealed record NotNeeded : ApprovalVerdict;

    /// <summary>Somebody approved exactly what would be done now.</summary>
    public sealed record Given : ApprovalVerdict;

    /// <summary>It waits for somebody.</summary>
    public sealed record Awaited(StackForecast Forecast) : ApprovalVerdict;

    /// <summary>What would be done cannot be told at present.</summary>
    public sealed record Unclear(Fault Fault) : ApprovalVerdict;
}
