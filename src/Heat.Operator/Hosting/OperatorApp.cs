using Heat.Operator.Hosting.Metrics;

namespace Heat.Operator.Hosting;

/// <summary>The operator as a web application: its endpoints are health and metrics.</summary>
internal static class OperatorApp
{
    /// <summary>Builds it, ready to run.</summary>
    /// <param name="arguments">Settings from the command line, such as <c>--Operator:WatchNamespaces=team-a</c>.</param>
    public static WebApplication Build(string[] arguments)
    {
        var builder = WebApplication.CreateSlimBuilder(arguments);
        builder.AddOperatorLogging();
        builder.Services.AddHeatOperator(builder.Configuration);
        var app = builder.Build();
        app.MapOperatorEndpoints();

        // These listen from their construction on: nothing that happens before the first request may be lost.
        _ = app.Services.GetRequiredService<MetricsCollector>();
        _ = app.Services.GetRequiredService<OperatorMeter>();
        _ = app.Services.GetRequiredService<Traces>();
        return app;
    }
}
