using Heat.Api.Agents;
using Heat.Api.Signals;
using Heat.Api.Signing;
using Heat.Engine.Ports;
using Heat.Operator.Hosting;

namespace Heat.Operator.Stacks.Signals;

/// <summary>Registers signals.</summary>
internal static class SignalServices
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
}
