using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Heat.Architecture.Tests.Reading;

/// <summary>What other projects can see of an assembly, one line for each type and member.</summary>
internal static class ApiListing
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext Nullability = new();

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Head(type)).Append('\n');
            foreach (var member in Members(type).Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Head(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return $"delegate {Signature(type.FullName!.Split('`')[0], type.GetMethod("Invoke")!)}";
        }

        var kind = type switch
        {
            { IsInterface: true } => "interface",
            { IsEnum: true } => "enum",
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        var bases = new[] { type.BaseType }.OfType<Type>()
            .Where(parent => parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum))
            .Concat(OwnInterfaces(type).OrderBy(parent => parent.FullName, StringComparer.Ordinal))
            .Select(TypeText.Of)
            .ToList();
        return $"{kind} {type.Namespace}.{TypeText.Of(type)}{(bases.Count > 0 ? " : " + string.Join(", ", bases) : "")}";
    }

    private static IEnumerable<Type> OwnInterfaces(Type type) =>
        type.IsEnum ? [] : type.GetInterfaces()
            .Where(candidate => candidate.IsVisible)
            .Except(type.BaseType?.GetInterfaces() ?? [])
            .Where(candidate => !(candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(IEquatable<>)));

    private static IEnumerable<string> Members(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return [];
        }

        return type.GetMembers(Declared).Where(IsWritten).Select(Line).OfType<string>();
    }

    /// <summary>False for what the compiler adds to a record, and for the field behind an enum.</summary>
    private static bool IsWritten(MemberInfo member) =>
        !member.IsDefined(typeof(CompilerGeneratedAttribute)) && member.Name != "value__";

    private static string? Line(MemberInfo member) => member switch
    {
        FieldInfo field when IsSeen(field.IsPublic, field.IsFamily || field.IsFamilyOrAssembly) =>
            Field(field),
        ConstructorInfo constructor when IsSeen(constructor) && !constructor.IsStatic =>
            Signature(member.DeclaringType!.Name.Split('`')[0], constructor),
        PropertyInfo property when (property.GetMethod ?? property.SetMethod) is { } accessor && IsSeen(accessor) =>
            $"{Modifiers(accessor)}{TypeText.Of(property.PropertyType)}{Mark(Nullability.Create(property))} {PropertyName(property)} {{ {Accessors(property)} }}",
        EventInfo @event when IsSeen(@event.AddMethod!) => $"event {TypeText.Of(@event.EventHandlerType!)} {@event.Name}",
        MethodInfo method when IsSeen(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) =>
            Modifiers(method) + TypeText.Of(method.ReturnType) + Mark(Nullability.Create(method.ReturnParameter)) + " " + Signature(method.Name, method),
        _ => null,
    };

    private static string Mark(NullabilityInfo info) =>
        info.ReadState == NullabilityState.Nullable && !info.Type.IsValueType ? "?" : "";

    private static bool IsSeen(MethodBase method) => IsSeen(method.IsPublic, method.IsFamily || method.IsFamilyOrAssembly);

    private static bool IsSeen(bool isPublic, bool isProtected) => isPublic || isProtected;

    private static string Modifiers(MethodBase method) =>
        (method.IsPublic ? "" : "protected ")
        + (method.IsStatic ? "static " : "")
        + (method.DeclaringType!.IsInterface ? "" : Inheritance(method));

    private static string Inheritance(MethodBase method) => method switch
    {
        MethodInfo derived when derived.GetBaseDefinition().DeclaringType != derived.DeclaringType => "override ",
        { IsAbstract: true } => "abstract ",
        { IsVirtual: true, IsFinal: false } => "virtual ",
        _ => "",
    };

    private static string Field(FieldInfo field) => field switch
    {
        { DeclaringType.IsEnum: true } => field.Name,
        { IsLiteral: true } => $"const {TypeText.Of(field.FieldType)} {field.Name}",
        { IsStatic: true } => $"static {TypeText.Of(field.FieldType)}{Mark(Nullability.Create(field))} {field.Name}",
        _ => $"{TypeText.Of(field.FieldType)}{Mark(Nullability.Create(field))} {field.Name}",
    };

    private static string PropertyName(PropertyInfo property) =>
        property.GetIndexParameters() is { Length: > 0 } keys ? $"this[{Parameters(keys)}]" : property.Name;

    private static string Accessors(PropertyInfo property)
    {
        var get = property.GetMethod is { } getter && IsSeen(getter) ? "get;" : null;
        var set = property.SetMethod switch
        {
            { } setter when !IsSeen(setter) => null,
            { } setter when setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) => "init;",
            { } => "set;",
            _ => null,
        };
        return string.Join(" ", new[] { get, set }.OfType<string>());
    }

    private static string Signature(string name, MethodBase method)
    {
        var generics = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeText.Of))}>" : "";
        return $"{name}{generics}({Parameters(method.GetParameters())})";
    }

    private static string Parameters(ParameterInfo[] parameters) =>
        string.Join(", ", parameters.Select(parameter =>
            $"{TypeText.Of(parameter.ParameterType)}{Mark(Nullability.Create(parameter))} {parameter.Name}{(parameter.IsOptional ? " = …" : "")}"));
}
