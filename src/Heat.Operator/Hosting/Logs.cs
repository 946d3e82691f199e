using Serilog;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace Heat.Operator.Hosting;

/// <summary>Sets up structured logs on standard output.</summary>
internal static class Logs
{
    private const string Template = "{Timestamp:yyyy-MM-ddTHH:mm:ss.fffZ} {Level:u3} {SourceContext} {Message:lj}{NewLine}{Exception}";

    /// <summary>Sends the host's logs through Serilog.</summary>
    public static void AddOperatorLogging(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(LoggingOptions.Section).Get<LoggingOptions>() ?? new LoggingOptions();
        var level = Enum.TryParse<LogEventLevel>(options.Level, ignoreCase: true, out var parsed)
            ? parsed
            : throw new InvalidOperationException(
                $"Logging:Level is '{options.Level}'. Use one of {string.Join(", ", Enum.GetNames<LogEventLevel>())}.");
        var configuration = new LoggerConfiguration()
            .MinimumLevel.Is(level)
            .MinimumLevel.Override("Microsoft.AspNetCore", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting", LogEventLevel.Warning)
            .Enrich.FromLogContext();
        configuration = options.Format == LogFormat.Json
            ? configuration.WriteTo.Console(new JsonFormatter(renderMessage: true))
            : configuration.WriteTo.Console(outputTemplate: Template, formatProvider: System.Globalization.CultureInfo.InvariantCulture);
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(configuration.CreateLogger(), dispose: true);
    }
}
