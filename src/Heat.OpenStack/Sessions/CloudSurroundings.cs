using System.Diagnostics.Metrics;
using Heat.OpenStack.Http;
using Microsoft.Extensions.Logging;

namespace Heat.OpenStack.Sessions;

/// <summary>What the program gives to all sessions.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Guard">Asked before each change.</param>
/// <param name="Logger">Where notes go.</param>
/// <param name="Meters">Makes meters; null: a meter of the process.</param>
internal sealed record CloudSurroundings(TimeProvider Clock, ICallGuard Guard, ILogger Logger, IMeterFactory? Meters);
