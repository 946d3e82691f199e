using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Templates.Values;

namespace Heat.Resources.Heat.Software;

/// <summary>The inputs that tell a server how to answer.</summary>
/// <param name="signals">Where resources are signalled.</param>
/// <param name="servers">Where agents find us.</param>
internal sealed class SignalInputs(ISignalBox signals, IServerMetadata servers)
{
    /// <summary>The transport that waits for no answer.</summary>
    public const string NoSignal = "NO_SIGNAL";

    /// <summary>The inputs. They hold credentials for this one resource.</summary>
    public IEnumerable<MapValue> Of(ResourceContext resource) => resource.Properties.Text("signal_transport") switch
    {
        "CFN_SIGNAL" => SignedUrl(resource),
        "HEAT_SIGNAL" => Credentials(resource),
        _ => [],
    };

    private IEnumerable<MapValue> SignedUrl(ResourceContext resource)
    {
        var address = signals.AddressOf(resource.Stack, resource.Name, validFor: null);
        yield return DerivedInputs.Make("deploy_signal_id", Secret(address.SignedUrl.AbsoluteUri), "Where the answer is sent");
        yield return DerivedInputs.Make("deploy_signal_verb", TemplateValue.From("POST"), "Method of the call that sends the answer");
    }

    /// <summary>The user is named after the resource, and its password is a token for this resource alone: our identity service gives it back as the token it is.</summary>
    private IEnumerable<MapValue> Credentials(ResourceContext resource)
    {
        var identity = servers.Addresses?.Identity ?? throw AgentKeeper.Unreachable();
        var address = signals.AddressOf(resource.Stack, resource.Name, validFor: null);
        var user = TemplateValue.From($"{resource.Stack.Id}.{resource.Name}");
        yield return DerivedInputs.Make("deploy_auth_url", TemplateValue.From(identity.AbsoluteUri), "Where a token is had");
        yield return DerivedInputs.Make("deploy_username", user, "Name of the user that answers");
        yield return DerivedInputs.Make("deploy_user_id", user, "Id of the user that answers");
        yield return DerivedInputs.Make("deploy_password", Secret(address.Token), "Password of the user that answers");
        yield return DerivedInputs.Make("deploy_project_id", TemplateValue.From(resource.Stack.Namespace), "Project of the user that answers");
    }

    private static TextValue Secret(string text) => new(text, isSecret: true);
}
