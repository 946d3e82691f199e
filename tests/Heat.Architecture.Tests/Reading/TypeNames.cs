using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Heat.Architecture.Tests.Reading;

/// <summary>Full names of the types that metadata handles stand for.</summary>
internal sealed class TypeNames : ISignatureTypeProvider<string, object?>
{
    private static readonly TypeNames Provider = new();

    /// <summary>Namespace and name of a defined, referenced or constructed type; type arguments are left out.</summary>
    public static string Of(MetadataReader metadata, EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeDefinition => Provider.GetTypeFromDefinition(metadata, (TypeDefinitionHandle)handle, 0),
        HandleKind.TypeReference => Provider.GetTypeFromReference(metadata, (TypeReferenceHandle)handle, 0),
        HandleKind.TypeSpecification => Provider.GetTypeFromSpecification(metadata, null, (TypeSpecificationHandle)handle, 0),
        _ => "",
    };

    /// <summary>Full names of a method's parameters.</summary>
    public static ImmutableArray<string> ParametersOf(MemberReference member) =>
        member.GetKind() == MemberReferenceKind.Method ? member.DecodeMethodSignature(Provider, null).ParameterTypes : [];

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        var definition = reader.GetTypeDefinition(handle);
        var name = reader.GetString(definition.Name);
        return definition.GetDeclaringType() is { IsNil: false } owner
            ? GetTypeFromDefinition(reader, owner, 0) + "+" + name
            : Join(reader.GetString(definition.Namespace), name);
    }

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        var reference = reader.GetTypeReference(handle);
        var name = reader.GetString(reference.Name);
        return reference.ResolutionScope is { Kind: HandleKind.TypeReference } owner
            ? GetTypeFromReference(reader, (TypeReferenceHandle)owner, 0) + "+" + name
            : Join(reader.GetString(reference.Namespace), name);
    }

    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public string GetArrayType(string elementType, ArrayShape shape) => elementType;

    public string GetByReferenceType(string elementType) => elementType;

    public string GetFunctionPointerType(MethodSignature<string> signature) => "";

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => genericType;

    public string GetGenericMethodParameter(object? genericContext, int index) => "";

    public string GetGenericTypeParameter(object? genericContext, int index) => "";

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    public string GetPinnedType(string elementType) => elementType;

    public string GetPointerType(string elementType) => elementType;

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => "System." + typeCode;

    public string GetSZArrayType(string elementType) => elementType;

    private static string Join(string @namespace, string name) => @namespace.Length == 0 ? name : @namespace + "." + name;
}
