using System.Collections.Frozen;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Heat.Architecture.Tests.Reading;

/// <summary>Finds what method bodies use, by walking their instructions.</summary>
internal static class IlReader
{
    private const byte TwoByteOpCode = 0xFE;

    private static readonly FrozenDictionary<int, OpCode> Instructions = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToFrozenDictionary(code => code.Value & 0xFFFF);

    public static IEnumerable<MemberUse> ReadUses(PEReader file, MetadataReader metadata) =>
        from type in metadata.TypeDefinitions
        let user = TypeNames.Of(metadata, type)
        from handle in metadata.GetTypeDefinition(type).GetMethods()
        let method = metadata.GetMethodDefinition(handle)
        where method.RelativeVirtualAddress != 0
        from token in Tokens(file.GetMethodBody(method.RelativeVirtualAddress).GetILReader())
        let use = Use(metadata, user, metadata.GetString(method.Name), token)
        where use is not null
        select use;

    private static List<EntityHandle> Tokens(BlobReader il)
    {
        var tokens = new List<EntityHandle>();
        while (il.RemainingBytes > 0)
        {
            int code = il.ReadByte();
            if (code == TwoByteOpCode)
            {
                code = (code << 8) | il.ReadByte();
            }

            switch (Instructions[code].OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    tokens.Add(MetadataTokens.EntityHandle(il.ReadInt32()));
                    break;
                case OperandType.InlineSwitch:
                    var targets = il.ReadInt32();
                    il.Offset += targets * sizeof(int);
                    break;
                case var operand:
                    il.Offset += Size(operand);
                    break;
            }
        }

        return tokens;
    }

    private static int Size(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };

    private static MemberUse? Use(MetadataReader metadata, string user, string method, EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.MethodSpecification:
                return Use(metadata, user, method, metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method);
            case HandleKind.MemberReference:
                var member = metadata.GetMemberReference((MemberReferenceHandle)handle);
                return new(user, method, TypeNames.Of(metadata, member.Parent), metadata.GetString(member.Name), TypeNames.ParametersOf(member));
            case HandleKind.MethodDefinition:
                var definition = metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                return new(user, method, TypeNames.Of(metadata, definition.GetDeclaringType()), metadata.GetString(definition.Name), []);
            case HandleKind.FieldDefinition:
                var field = metadata.GetFieldDefinition((FieldDefinitionHandle)handle);
                return new(user, method, TypeNames.Of(metadata, field.GetDeclaringType()), metadata.GetString(field.Name), []);
            case HandleKind.TypeDefinition or HandleKind.TypeReference or HandleKind.TypeSpecification:
                return new(user, method, TypeNames.Of(metadata, handle), "", []);
            default:
                return null;
        }
    }
}
