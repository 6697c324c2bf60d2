using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace CareRules.Tests.Architecture;

/// <summary>The metadata tokens that the instructions of a method body name: calls, fields, casts, <c>typeof</c>.</summary>
internal static class IlTokens
{
    private static readonly FrozenDictionary<ushort, OperandType> Operands = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(static field => (OpCode)field.GetValue(null)!)
        .ToFrozenDictionary(static code => unchecked((ushort)code.Value), static code => code.OperandType);

    public static IEnumerable<EntityHandle> Of(MethodBodyBlock body)
    {
        List<EntityHandle> tokens = [];
        BlobReader reader = body.GetILReader();
        while (reader.RemainingBytes > 0)
        {
            ushort code = reader.ReadByte();
            if (code == 0xFE)
            {
                code = (ushort)((code << 8) | reader.ReadByte());
            }

            Read(ref reader, Operands[code], tokens);
        }

        return tokens;
    }

    private static void Read(ref BlobReader reader, OperandType operand, List<EntityHandle> tokens)
    {
        switch (operand)
        {
            case OperandType.InlineNone:
                break;
            case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                reader.ReadByte();
                break;
            case OperandType.InlineVar:
                reader.ReadInt16();
                break;
            case OperandType.InlineI8 or OperandType.InlineR:
                reader.ReadInt64();
                break;
            case OperandType.InlineSwitch:
                int targets = reader.ReadInt32();
                reader.Offset += targets * sizeof(int);
                break;
            case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineType or OperandType.InlineTok:
                tokens.Add(MetadataTokens.EntityHandle(reader.ReadInt32()));
                break;
            default:
                reader.ReadInt32();
                break;
        }
    }
}
