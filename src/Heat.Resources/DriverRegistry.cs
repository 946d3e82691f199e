using System.Collections.Frozen;
using System.Reflection;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.OpenStack.Sessions;
using Heat.Resources.Nesting;
using Heat.Templates.Nesting;

namespace Heat.Resources;

/// <summary>Every driver of this assembly by the name of its type.</summary>
/// <remarks>A driver's constructor takes what it needs of these: the session, the clock, ports of the engine.</remarks>
internal static class DriverRegistry
{
    private static readonly FrozenDictionary<string, ConstructorInfo> Constructors = typeof(DriverRegistry).Assembly.GetTypes()
        .Select(type => (Type: type, Attribute: type.GetCustomAttribute<ResourceTypeAttribute>()))
        .Where(driver => driver.Attribute is not null)
        .ToFrozenDictionary(
            driver => driver.Attribute!.Name, // filtered above
            driver => driver.Type.GetConstructors().Single(),
            StringComparer.Ordinal);

    /// <summary>Drives every type that is a template.</summary>
    private static readonly ConstructorInfo Template = typeof(TemplateStack).GetConstructors().Single();

    /// <summary>Names of the types that have a driver, in ordinal order.</summary>
    public static IEnumerable<string> Names => Constructors.Keys.Order(StringComparer.Ordinal);

    /// <summary>Makes the driver of a type for one session; null where the type has none.</summary>
    public static IResourceDriver? Create(string resourceType, CloudSession session, IServiceProvider ports)
    {
        var constructor = TemplateTypes.IsTemplate(resourceType) ? Template : Constructors.GetValueOrDefault(resourceType);
        if (constructor is null)
        {
            return null;
        }

        var arguments = constructor.GetParameters().Select(parameter => Argument(parameter, session, ports)).ToArray();
        return (IResourceDriver)constructor.Invoke(arguments);
    }

    private static object Argument(ParameterInfo parameter, CloudSession session, IServiceProvider ports)
    {
        if (parameter.ParameterType == typeof(CloudSession))
        {
            return session;
        }

        if (parameter.ParameterType == typeof(TimeProvider))
        {
            return session.Clock;
        }

        return parameter.ParameterType.Namespace == typeof(IChildStacks).Namespace && ports.GetService(parameter.ParameterType) is { } port
            ? port
            : throw new InvalidOperationException(
                $"{parameter.Member.DeclaringType} asks for a {parameter.ParameterType}; a driver gets a CloudSession, a TimeProvider or a registered port of the engine.");
    }
}
