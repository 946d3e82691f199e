using Heat.Operator.Hosting.Metrics;
using Heat.Operator.Orphans;

namespace Heat.Operator.Hosting;

/// <summary>The operator as a web application: its endpoints are health, metrics and signals.</summary>
internal static class OperatorApp
{
    /// <summary>Builds it, ready to run.</summary>
    /// <param name="arguments">Settings from the command line, such as <c>--Operator:WatchNamespaces=team-a</c>.</param>
    /// <param name="configure">Services of the surroundings, such as a way to the API server.</param>
    public static WebApplication Build(string[] arguments, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder(arguments);
        builder.AddOperatorLogging();
        builder.Services.AddHeatOperator(builder.Configuration);
        configure?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapOperatorEndpoints();
        app.MapSignals();

        // These listen from their construction on: nothing that happens before the first request may be lost.
        _ = app.Services.GetRequiredService<MetricsCollector>();
        _ = app.Services.GetRequiredService<OperatorMeter>();
        _ = app.Services.GetRequiredService<OrphanMeter>();
        _ = app.Services.GetRequiredService<Traces>();
        return app;
    }
}
