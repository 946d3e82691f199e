using Heat.Api.Agents;
using Heat.Api.Signals;
using Heat.Api.Signing;
using Heat.Engine.Ports;
using Heat.Operator.Stacks.Signals;
using Microsoft.Extensions.Options;

namespace Heat.Operator.Hosting;

/// <summary>Signals in the operator's process: services, and the endpoint at its own address.</summary>
internal static class SignalHosting
{
    /// <summary>Registers the box, the inbox, the keys and the endpoint's services.</summary>
    public static void AddSignals(this IServiceCollection services)
    {
        services.AddOptions<SignalOptions>().BindConfiguration(SignalOptions.Section).ValidateDataAnnotations()
            .Validate(options => options.PublicUrl is null or { IsAbsoluteUri: true, Scheme: "http" or "https" }, "Signals:PublicUrl must be an http or https URL.")
            .ValidateOnStart();
        services.AddHeatSignals();
        services.AddHeatAgents();
        services.AddSingleton<StackProjects>();
        services.AddSingleton<WaitingSignals>();
        services.AddSingleton<ISignalBox, KubernetesSignalBox>();
        services.AddSingleton<IAncestors, StackAncestors>();
        services.AddSingleton<ISignalInbox, SignalInbox>();
        services.AddSingleton<ITokenJudge, CloudTokenJudge>();
        services.AddSingleton<SigningKeyring>();
        services.AddSingleton<ISigningKeys>(provider => provider.GetRequiredService<SigningKeyring>());
        services.AddHostedService(provider => provider.GetRequiredService<SigningKeyring>());
    }

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
