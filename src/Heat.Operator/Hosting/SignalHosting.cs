using Heat.Api.Agents;
using Heat.Api.Signals;
using Microsoft.Extensions.Options;

namespace Heat.Operator.Hosting;

/// <summary>The signal endpoint in the operator's process, at its own address.</summary>
internal static class SignalHosting
{
    /// <summary>Maps the endpoint. It answers on every replica.</summary>
    public static void MapSignals(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<SignalOptions>>().Value;
        app.Urls.Add(options.ListenAddress);
        if (options.PublicUrl?.AbsolutePath.TrimEnd('/') is { Length: > 0 } prefix)
        {
            app.UsePathBase(prefix);
            app.UseRouting();
        }

        app.MapHeatSignals().OnlyAt(options.ListenAddress);
        app.MapHeatAgents().OnlyAt(options.ListenAddress);
    }
}
